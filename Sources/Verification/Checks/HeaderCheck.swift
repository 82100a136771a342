import HTTPMessage

/// Every promised header must be there with its value, and a repeated one as often and in the order promised.
enum HeaderCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        let fields = expectation.headers
        for (index, field) in fields.enumerated() {
            let isRepeat = fields[..<index].contains { $0.name.isEqualIgnoringASCIICase(to: field.name) }
            if isRepeat { continue }
            let expected = fields[index...].filter { $0.name.isEqualIgnoringASCIICase(to: field.name) }.map(\.value)
            let actual = reply.headers.values(of: field.name)
            if isSame(expected, actual) { continue }
            failures.append(
                CheckFailure(
                    .header, promise: expectation.promise,
                    text: "\(field.name): expected \(shown(expected, of: field.name)), "
                        + "got \(shown(actual, of: field.name))"))
        }
    }

    /// Byte by byte: `String` would call two spellings of an accented letter equal.
    private static func isSame(_ expected: [String], _ actual: [String]) -> Bool {
        expected.count == actual.count
            && zip(expected, actual).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    private static func shown(_ values: [String], of name: String) -> String {
        guard !values.isEmpty else { return "nothing" }
        return values.map { Excerpt.quoted(SensitiveHeader.shown($0, of: name)) }.joined(separator: ", ")
    }
}
