import HTTPMessage

/// Headers as a text field has them, one on a line.
enum HeaderLines {
    static func fields(_ text: String) throws(PageProblem) -> [HeaderField] {
        var fields: [HeaderField] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0]).trimmingHTTPBlanks
            guard parts.count == 2, name.isHTTPToken else {
                throw PageProblem("Line \(number + 1) of the headers is not 'Name: value'.", at: "headers")
            }
            fields.append(HeaderField(name, String(parts[1]).trimmingHTTPBlanks))
        }
        return fields
    }

    static func text(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }
}
