import MockFiles
package import PostmanModel

/// Exceptions that stand in the collection itself, where they move with what they are about.
///
/// A line `mockcheck:ignore RULE the reason` in the description of a folder, a request or an example is an exception
/// for it and all in it, in that of the collection for everything. In Markdown it may hide in a comment,
/// `<!-- mockcheck:ignore RULE the reason -->`.
struct WrittenExceptions {
    static let mark = "mockcheck:ignore"

    private(set) var exceptions: [LintSettings.Exception] = []
    /// Lines that begin like an exception and are none.
    private(set) var problems: [Diagnostic] = []
    private let knownRules: [String]

    init(in subject: LintSubject, knownRules: [String]) {
        self.knownRules = knownRules
        if subject.texts(with: .exception).isEmpty { return }
        for tree in subject.trees where tree.file == subject.collection.file {
            let root = tree.root["collection"] ?? tree.root
            read(root["info"]?["description"] ?? root["description"], of: "", in: tree)
            readFolders(of: root, path: [], in: tree)
        }
        for request in subject.requests {
            read(subject.index.description(of: request.item.location), of: request.path)
        }
        for example in subject.examples {
            read(subject.index.description(of: example.example.location), of: example.path)
        }
    }

    /// Folders of formats v2; those of v1 and v3 are not looked at.
    private mutating func readFolders(of parent: JSONValue, path: [String], in tree: SourceTree) {
        guard let items = parent["item"]?.elements else { return }
        for item in items where item["item"] != nil {
            let path = path + [item["name"]?.string ?? ""]
            read(item["description"], of: path.joined(separator: "/"), in: tree)
            readFolders(of: item, path: path, in: tree)
        }
    }

    private mutating func read(_ value: JSONValue?, of item: String, in tree: SourceTree) {
        guard let value else { return }
        read((value, tree.location(of: value)), of: item)
    }

    /// - Parameter description: a text, or an object with one in `content`.
    private mutating func read(_ description: (value: JSONValue, location: SourceLocation)?, of item: String) {
        guard let description, let text = description.value.string ?? description.value["content"]?.string,
            text.utf8.contains(UInt8(ascii: ":")), text.contains(Self.mark)
        else { return }
        for line in text.split(whereSeparator: \.isNewline) {
            guard let range = line.firstRange(of: Self.mark) else { continue }
            // What stands before it is the beginning of a comment or of a list, not a sentence about exceptions.
            guard line[..<range.lowerBound].allSatisfy({ !$0.isLetter && !$0.isNumber }) else { continue }
            var rest = line[range.upperBound...].trimmed
            if rest.hasSuffix("-->") { rest = rest.dropLast(3).trimmed }
            let rule = rest.prefix { !$0.isWhitespace }
            add(String(rule), reason: String(rest.dropFirst(rule.count).trimmed), item, description.location)
        }
    }

    private mutating func add(_ rule: String, reason: String, _ item: String, _ location: SourceLocation) {
        guard knownRules.contains(rule) else {
            let near = Spelling.nearest(to: rule, in: knownRules).map { "did you mean '\($0)'?" }
            return problems.append(
                Diagnostic(
                    rule: .unusableException, severity: .warning, message: "unknown lint rule '\(rule)'",
                    help: near ?? "mockcheck lint --rules lists all rules", location: location))
        }
        guard !reason.isEmpty else {
            return problems.append(
                Diagnostic(
                    rule: .unusableException, severity: .warning,
                    message: "the exception from \(rule) has no reason", help: "write it behind the rule",
                    location: location))
        }
        exceptions.append(
            LintSettings.Exception(
                rule: rule, scope: item.isEmpty ? .everything : .item(item), reason: reason, location: location))
    }
}

extension Linter {
    /// The findings that the collection itself makes no exception for.
    ///
    /// - Parameter reading: what the readers of its files said.
    package func findingsWithoutExceptions(in subject: LintSubject, reading: [Diagnostic] = []) -> [Finding] {
        let written = WrittenExceptions(in: subject, knownRules: RuleCatalogue.ids)
        let settings = LintSettings(exceptions: written.exceptions)
        return settings.applied(to: findings(in: subject, reading: reading + written.problems))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start[start.endIndex...] }
        return start[...last]
    }
}
