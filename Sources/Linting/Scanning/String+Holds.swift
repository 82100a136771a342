extension String {
    /// Whether the bytes of an ASCII text stand in this one.
    ///
    /// Rules ask that of every text of a file before they look closer; `contains` minds canonical equivalence, and was a
    /// third of what `lint` took.
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
