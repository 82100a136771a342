import PostmanModel
import Yams

/// Takes typed values out of YAML nodes and collects what is wrong with them, each with its place.
///
/// A null counts as absent, as in the answers of Postman's API.
struct NodeReader {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String) {
        self.file = file
    }

    /// The values of a mapping by key, after every key that is not among `keys` has been reported.
    mutating func fields(_ node: Node?, of what: String, keys: [String]) -> [String: Node]? {
        guard let node = present(node) else { return nil }
        guard let mapping = node.mapping else {
            mismatch(node, what, "a mapping of keys and values")
            return nil
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, keys.contains(name) else {
                let name = key.scalar?.string ?? "…"
                report(
                    .manifestKey, "unknown key '\(name)' in \(what)", help: Suggestion.help(for: name, in: keys),
                    at: key)
                continue
            }
            fields[name] = value
        }
        return fields
    }

    mutating func list(_ node: Node?, _ what: String) -> [Node] {
        guard let node = present(node) else { return [] }
        guard let sequence = node.sequence else {
            mismatch(node, what, "a list")
            return []
        }
        return Array(sequence)
    }

    mutating func text(_ node: Node?, _ what: String) -> String? {
        guard let node = present(node) else { return nil }
        guard let scalar = node.scalar else {
            mismatch(node, what, "text")
            return nil
        }
        return scalar.string
    }

    /// Text that must be there and not be blank; `owner` is the mapping it is missing from.
    mutating func requiredText(_ node: Node?, _ what: String, in owner: Node) -> String? {
        guard let found = present(node) else {
            report(.manifestValue, "\(what) is missing", at: owner)
            return nil
        }
        guard let text = text(found, what) else { return nil }
        guard !text.allSatisfy(\.isWhitespace) else {
            report(.manifestValue, "\(what) is empty", at: found)
            return nil
        }
        return text
    }

    mutating func integer(_ node: Node?, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = present(node) else { return nil }
        guard let number = plainText(node).flatMap({ Int($0) }) else {
            mismatch(node, what, "a whole number")
            return nil
        }
        guard range.contains(number) else {
            let allowed =
                range.upperBound == .max
                ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            report(.manifestValue, "\(what) must be \(allowed), not \(number)", at: node)
            return nil
        }
        return number
    }

    mutating func flag(_ node: Node?, _ what: String) -> Bool? {
        guard let node = present(node) else { return nil }
        switch plainText(node) {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            mismatch(node, what, "true or false")
            return nil
        }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: Node?, _ what: String, of type: Choice.Type = Choice.self
    ) -> Choice? {
        guard let node = present(node), let text = text(node, what) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        report(
            .manifestValue, "\(what) must be one of \(names.joined(separator: ", ")), not '\(text)'",
            help: Suggestion.nearest(to: text, in: names).map { "did you mean '\($0)'?" } ?? "", at: node)
        return nil
    }

    mutating func timestamp(_ node: Node?, _ what: String) -> Timestamp? {
        guard let node = present(node), let text = text(node, what) else { return nil }
        guard let time = Timestamp(iso8601: text) else {
            report(
                .manifestValue, "\(what) is not a date and time: '\(text)'", help: "write it as 2026-12-01T00:00:00Z",
                at: node)
            return nil
        }
        return time
    }

    /// The node, unless there is none or it is null.
    func present(_ node: Node?) -> Node? {
        guard let node, !["", "~", "null", "Null", "NULL"].contains(plainText(node)) else { return nil }
        return node
    }

    mutating func report(
        _ rule: ReadingRule, _ message: String, help: String = "", at node: Node
    ) {
        diagnostics.append(
            Diagnostic(rule: rule, severity: .error, message: message, help: help, location: location(of: node)))
    }

    func location(of node: Node) -> SourceLocation {
        SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private mutating func mismatch(_ node: Node, _ what: String, _ wanted: String) {
        report(.manifestValue, "\(what) must be \(wanted), not \(NodeReader.kind(of: node))", at: node)
    }

    /// The text of a scalar without quotes: only such a one can be a number, a flag or null.
    private func plainText(_ node: Node) -> String? {
        node.scalar.flatMap { $0.style == .plain ? $0.string : nil }
    }

    private static func kind(of node: Node) -> String {
        if let scalar = node.scalar { return "'\(scalar.string.prefix(40))'" }
        return node.sequence == nil ? "a mapping" : "a list"
    }
}
