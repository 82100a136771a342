import Foundation
import Linting
import MockFiles
import PostmanModel

/// The variables that a command line, a `.env` file and the environment of the process set (product T-4).
struct TargetVariables {
    private let wish: Targeting.Wish

    init(_ wish: Targeting.Wish) {
        self.wish = wish
    }

    /// The later ones outrank the earlier: the file, the process, the command line.
    func own() throws -> [Variable] {
        var variables: [Variable] = []
        if let path = wish.variableFile {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandProblem.usage("cannot read --env-file \(path)")
            }
            variables += try Self.variables(ofFile: text, path: path)
        }
        let prefix = "MOCKCHECK_VAR_"
        for (name, value) in ProcessInfo.processInfo.environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix(prefix) {
            variables.append(Variable(String(name.dropFirst(prefix.count)), value, isSecret: true))
        }
        for text in wish.variables {
            guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
                throw CommandProblem.usage("invalid value '\(text.prefix(40))' for --variable; write NAME=VALUE")
            }
            let name = String(text[..<mark])
            let value = String(text[text.index(after: mark)...])
            variables.append(Variable(name, value, isSecret: SecretName.includes(name)))
        }
        return variables
    }

    /// `NAME=VALUE` lines with comments, quotes and `export`; every value of such a file is a secret.
    static func variables(ofFile text: String, path: String) throws -> [Variable] {
        var variables: [Variable] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var line = line.drop(while: \.isWhitespace)
            while line.last?.isWhitespace == true { line = line.dropLast() }
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("export ") { line = line.dropFirst(7).drop(while: \.isWhitespace) }
            guard let mark = line.firstIndex(of: "="), mark > line.startIndex else {
                throw CommandProblem.usage("\(path):\(index + 1): expected NAME=VALUE")
            }
            var name = line[..<mark]
            while name.last?.isWhitespace == true { name = name.dropLast() }
            var value = line[line.index(after: mark)...].drop(while: \.isWhitespace)
            if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
                value = value.dropFirst().dropLast()
            } else if let comment = value.firstRange(of: " #") {
                value = value[..<comment.lowerBound]
            }
            variables.append(Variable(String(name), String(value), isSecret: true))
        }
        return variables
    }
}
