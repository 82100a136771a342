import Yams

/// Why a text is no YAML, and where.
struct YAMLProblem: Error {
    var message: String
    var line: Int
    var column: Int

    init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }

    init(_ error: any Error, in text: String) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            self.init(message: problem, line: mark.line, column: mark.column)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            self.init(message: "the key \(names) is there twice", line: context.mark.line, column: context.mark.column)
        case YamlError.reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let lineStart = before.lastIndex(where: \.isNewline).map { before.index(after: $0) } ?? before.startIndex
            self.init(
                message: problem, line: before.count(where: \.isNewline) + 1,
                column: before[lineStart...].unicodeScalars.count + 1)
        default:
            self.init(message: "not readable as YAML: \(error)", line: 1, column: 1)
        }
    }
}
