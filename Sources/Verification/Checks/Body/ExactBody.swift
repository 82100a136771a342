/// A body that must come byte for byte.
enum ExactBody {
    static func compare(expected: [UInt8], actual: [UInt8]) -> BodyCheck.Finding? {
        guard expected != actual else { return nil }
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
}
