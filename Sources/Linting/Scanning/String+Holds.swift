extension String {
    /// Whether the bytes of an ASCII text stand in this one: what rules ask of every text of a file before they look
    /// closer, and what takes `contains`, which minds canonical equivalence, a hundred times as long.
    func holds(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard let first = wanted.first else { return true }
        var copy = self
        return copy.withUTF8 { bytes in
            var start = 0
            while let found = bytes[start...].firstIndex(of: first) {
                if bytes[found...].starts(with: wanted) { return true }
                start = found + 1
            }
            return false
        }
    }
}
