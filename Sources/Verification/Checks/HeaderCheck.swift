import HTTPMessage

/// Every promised header must be there with its value, and a repeated one as often and in the order promised.
enum HeaderCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        if isPlainlyKept(expectation.headers, reply.headers.fields) { return }
        var expected = values(of: expectation.headers)
        let actual = values(of: reply.headers.fields)
        for field in expectation.headers {
            let name = lowercased(field.name)
            // A repeated name is compared once, as a whole.
            guard let expected = expected.removeValue(forKey: name) else { continue }
            let actual = actual[name, default: []]
            if isSame(expected, actual) { continue }
            failures.append(
                CheckFailure(
                    .header, promise: expectation.promise,
                    text: "\(field.name): expected \(shown(expected, of: field.name)), "
                        + "got \(shown(actual, of: field.name))"))
        }
    }

    /// A quick look that nearly all replies pass: no name is promised twice, and each is there once with its value.
    private static func isPlainlyKept(_ expected: [HeaderField], _ actual: [HeaderField]) -> Bool {
        // Few enough that looking through them costs less than sorting them by name.
        guard expected.count * (expected.count + actual.count) <= 1024 else { return false }
        for (place, field) in expected.enumerated() {
            let isRepeated = expected[..<place].contains { $0.name.isEqualIgnoringASCIICase(to: field.name) }
            let actual = actual.lazy.filter { $0.name.isEqualIgnoringASCIICase(to: field.name) }
            guard !isRepeated, let value = actual.first?.value, actual.dropFirst().isEmpty,
                value.utf8.elementsEqual(field.value.utf8)
            else { return false }
        }
        return true
    }

    /// All values of each name, in their order.
    private static func values(of fields: [HeaderField]) -> [[UInt8]: [String]] {
        fields.reduce(into: [:]) { $0[lowercased($1.name), default: []].append($1.value) }
    }

    private static func lowercased(_ name: String) -> [UInt8] { name.utf8.map(\.asciiLowercased) }

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
