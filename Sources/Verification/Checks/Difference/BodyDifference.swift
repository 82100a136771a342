/// The difference of two bodies in the form that tells most: JSON pointers, lines, or bytes.
enum BodyDifference {
    /// The most that a report carries of one difference, in bytes.
    static let limit = 8 * 1024

    static func text(expected: [UInt8], actual: [UInt8]) -> String {
        let text =
            if let difference = JSONDifference.text(expected: expected, actual: actual) {
                difference
            } else if isText(expected), isText(actual) {
                LineDifference.text(expected: expected, actual: actual)
            } else {
                ByteDifference.text(expected: expected, actual: actual)
            }
        return bounded(text)
    }

    /// Whether a person can read it: UTF-8 without control characters other than line ends and tabs.
    static func isText(_ bytes: some Swift.Collection<UInt8>) -> Bool {
        let hasControls = bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 || $0 == 0x7F }
        return !hasControls && String(validating: bytes, as: UTF8.self) != nil
    }

    private static func bounded(_ text: String) -> String {
        guard text.utf8.count > limit else { return text }
        return String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "\n...[truncated]..."
    }
}
