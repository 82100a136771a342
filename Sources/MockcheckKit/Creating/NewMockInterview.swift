import MockCore
import PostmanModel

/// Asks on the terminal for what a new mock is to be, as Postman's dialogue does (B-2.15).
package struct NewMockInterview {
    /// What was said on the command line and is not asked for.
    package struct Known {
        var name: String?
        var environment: String?
        var isPrivate = false

        package init(name: String?, environment: String?, isPrivate: Bool) {
            self.name = name
            self.environment = environment
            self.isPrivate = isPrivate
        }
    }

    /// - Throws: `CommandProblem` where the input ends before all is answered.
    package static func ask(_ known: Known) throws -> NewMock {
        StandardOutput.write("A new mock server.\n\n")
        let source = try askSource()
        var suggestion: String?
        if case .collection(let path) = source {
            suggestion = try NewMock.name(ofCollectionAt: path)
        }
        var declaration = MockDeclaration(name: try known.name ?? askName(suggestion))
        let environment = try known.environment ?? askEnvironment()
        declaration.isPrivate = try known.isPrivate || agree("Private, so that requests need a key? [y/N] ")
        return NewMock(declaration, source: source, environment: environment)
    }

    private static func askSource() throws -> NewMock.Source {
        StandardOutput.write("What does it mock?\n  1  a new API\n  2  an existing collection\n")
        while true {
            switch try line("1 or 2 [1]: ") {
            case "", "1": return .rows(try askRows())
            case "2": return .collection(try askCollection())
            default: StandardOutput.write("  Answer 1 or 2.\n")
            }
        }
    }

    private static func askRows() throws -> [DraftRow] {
        StandardOutput.write(
            "\nOne row for each response: method, path, code and body. An empty row ends the list.\n"
                + "  for example: GET /orders 200 {\"orders\": []}\n")
        var rows: [DraftRow] = []
        while true {
            let text = try line("row \(rows.count + 1): ")
            if text.isEmpty {
                if !rows.isEmpty { return rows }
                StandardOutput.write("  \(sentence("\(DraftProblem.noRows)"))\n")
                continue
            }
            do {
                rows.append(try RowArgument.row(text))
            } catch {
                StandardOutput.write("  \(sentence("\(error)"))\n")
            }
        }
    }

    private static func askCollection() throws -> String {
        while true {
            let path = try line("Path of the collection: ")
            if path.isEmpty { continue }
            do {
                _ = try NewMock.name(ofCollectionAt: path)
                return path
            } catch {
                StandardOutput.write("  \(sentence("\(error)"))\n")
            }
        }
    }

    private static func askName(_ suggestion: String?) throws -> String {
        while true {
            let name = try line(suggestion.map { "Name [\($0)]: " } ?? "Name: ")
            if !name.isEmpty { return name }
            if let suggestion, !suggestion.isEmpty { return suggestion }
            StandardOutput.write("  \(sentence("\(DraftProblem.noName)"))\n")
        }
    }

    private static func askEnvironment() throws -> String? {
        let path = try line("Environment file, if any: ")
        return path.isEmpty ? nil : path
    }

    private static func agree(_ question: String) throws -> Bool {
        ["y", "yes"].contains(try line(question).lowercased())
    }

    private static func sentence(_ fragment: String) -> String {
        fragment.prefix(1).uppercased() + fragment.dropFirst() + "."
    }

    private static func line(_ prompt: String) throws -> String {
        StandardOutput.write(prompt)
        guard let line = readLine() else {
            StandardOutput.write("\n")
            throw CommandProblem.usage("the input ended; nothing was created")
        }
        var text = line[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
