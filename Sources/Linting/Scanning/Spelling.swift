/// Recognises slips in names.
enum Spelling {
    /// The one name that differs by a letter put in, taken out or changed, or by two that are swapped.
    static func nearest(to name: String, in names: [String]) -> String? {
        let lowered = Array(name.lowercased().utf8)
        return names.first { candidate in
            let other = Array(candidate.lowercased().utf8)
            return candidate.utf8.count > 3 && lowered != other && isOneSlip(lowered, other)
        }
    }

    private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let (a, b) = (left[head...], right[head...])
        if left.count > right.count { return a.dropFirst().elementsEqual(b) }
        if left.count < right.count { return b.dropFirst().elementsEqual(a) }
        if a.dropFirst().elementsEqual(b.dropFirst()) { return true }
        return a.count >= 2 && a[head] == b[head + 1] && a[head + 1] == b[head]
            && a.dropFirst(2).elementsEqual(b.dropFirst(2))
    }
}
