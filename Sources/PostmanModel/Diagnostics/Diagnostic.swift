/// Something in a user's file that they should know of or fix.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
        case note, warning, error

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    /// A stable identifier in kebab case, such as `header-newline`.
    package var rule: String
    package var severity: Severity
    /// What is wrong, as a lower-case fragment without a full stop.
    package var message: String
    /// What to do about it, as a lower-case fragment; empty where the message says it already.
    package var help: String
    package var location: SourceLocation

    /// What a reader says.
    package init(
        rule: ReadingRule, severity: Severity, message: String, help: String = "", location: SourceLocation
    ) {
        self.init(rule: rule.id, severity: severity, message: message, help: help, location: location)
    }

    package init(
        rule: String, severity: Severity, message: String, help: String = "", location: SourceLocation
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.help = help
        self.location = location
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `path:line:column: severity: message [rule]`, which editors make clickable.
    package var description: String { "\(location): \(severity.rawValue): \(sentence)" }

    /// What is wrong, what to do about it, and the rule: for where place and severity are said already.
    package var sentence: String {
        let advice = help.isEmpty ? "" : "; \(help)"
        return "\(message)\(advice) [\(rule)]"
    }
}
