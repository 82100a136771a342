import HTTPMessage

/// A header with a dynamic variable in it must be there once, with a value of the documented shape.
enum ShapedHeaderCheck {
    static func run(_ expectation: Expectation, _ response: Reply, _ failures: inout [CheckFailure]) {
        for header in expectation.shapedHeaders {
            let values = response.headers.values(of: header.name)
            if values.count == 1, isShaped(values[0], header.parts) { continue }
            let got = values.map { Excerpt.quoted(SensitiveHeader.shown($0, of: header.name)) }.joined(separator: ", ")
            failures.append(
                CheckFailure(
                    .header, promise: expectation.promise,
                    text: "\(header.name): expected it once, with its variables filled in, "
                        + "got \(got.isEmpty ? "nothing" : got)"))
        }
    }

    private static func isShaped(_ value: String, _ parts: [Expectation.TemplatePart]) -> Bool {
        if case .mismatch = TemplateMatcher(parts).outcome(in: Array(value.utf8)) { false } else { true }
    }
}
