import MockCore
import PostmanModel
import Yams

/// Reads `lint`: the levels of rules, and exceptions with their reasons.
struct LintSection {
    private enum Word: String, CaseIterable {
        case off, note, warning, error

        var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
    }

    static func read(_ node: Node?, with nodes: inout NodeReader) -> LintSettings {
        var settings = LintSettings()
        guard let fields = nodes.fields(node, of: "lint", keys: ["rules", "ignore"]) else { return settings }
        settings.levels = levels(fields["rules"], with: &nodes)
        for entry in nodes.list(fields["ignore"], "lint.ignore") {
            guard let fields = nodes.fields(entry, of: "an exception", keys: ["rule", "path", "reason"]),
                let rule = nodes.requiredText(fields["rule"], "the exception's rule", in: entry),
                let reason = nodes.requiredText(fields["reason"], "the exception's reason", in: entry)
            else { continue }
            let path = nodes.text(fields["path"], "the exception's path")
            settings.exceptions.append(
                LintSettings.Exception(
                    rule: rule, scope: path.map { .glob($0) } ?? .everything, reason: reason,
                    location: nodes.location(of: entry)))
        }
        return settings
    }

    private static func levels(_ node: Node?, with nodes: inout NodeReader) -> [LintSettings.Level] {
        guard let node = nodes.present(node) else { return [] }
        guard let mapping = node.mapping else {
            nodes.report(.manifestValue, "lint.rules must be a mapping of rules and levels", at: node)
            return []
        }
        return mapping.compactMap { key, value in
            guard let rule = key.scalar?.string, let word = nodes.choice(value, "the rule's level", of: Word.self)
            else {
                return nil
            }
            return LintSettings.Level(rule: rule, severity: word.severity, location: nodes.location(of: key))
        }
    }
}
