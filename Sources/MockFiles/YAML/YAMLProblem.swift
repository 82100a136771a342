import PostmanModel
import Yams

/// Why a text is not YAML, and where.
struct YAMLProblem: Error {
    var message: String
    var line: Int
    var column: Int

    init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }

    /// A problem at a byte of a text.
    init(message: String, at offset: Int, in bytes: [UInt8]) {
        let place = SourceText(bytes, file: "").location(of: offset)
        self.init(message: message, line: place.line, column: place.column)
    }

    init(_ error: any Error, in text: String) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            // The parser's own limit, with the name of a function nobody can call.
            let isTooDeep = problem.hasPrefix("Maximum nesting level")
            self.init(
                message: isTooDeep ? "nested deeper than 1000 levels" : problem, line: mark.line, column: mark.column)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            self.init(message: "the key \(names) is duplicated", line: context.mark.line, column: context.mark.column)
        case YamlError.reader(let problem, let offset, _, _):
            self.init(
                message: problem, at: String(text.prefix(offset ?? 0)).utf8.count, in: Array(text.utf8))
        default:
            self.init(message: "not readable as YAML: \(error)", line: 1, column: 1)
        }
    }

    func diagnostic(rule: ReadingRule, file: String) -> Diagnostic {
        Diagnostic(
            rule: rule, severity: .error, message: message,
            location: SourceLocation(file: file, line: line, column: column))
    }
}
