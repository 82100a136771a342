#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A body that must come byte for byte.
enum ExactBody {
    static func compare(expected: [UInt8], actual: [UInt8]) -> BodyCheck.Finding? {
        guard !isSame(expected, actual) else { return nil }
        let text =
            if actual.isEmpty {
                "expected a body of \(expected.count) bytes, got none"
            } else if expected.isEmpty {
                "expected no body, got \(actual.count) bytes"
            } else {
                "expected \(Excerpt.quoted(expected, limit: 60)), got \(Excerpt.quoted(actual, limit: 60))"
            }
        return BodyCheck.Finding(text: text, difference: BodyDifference.text(expected: expected, actual: actual))
    }

    /// A block of memory at a time, for bodies may have megabytes.
    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count
            && left.withUnsafeBytes { left in
                right.withUnsafeBytes { right in
                    guard let own = left.baseAddress, let other = right.baseAddress else { return true }
                    return memcmp(own, other, left.count) == 0
                }
            }
    }
}
