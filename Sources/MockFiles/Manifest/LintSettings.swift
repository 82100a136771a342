import MockCore
package import PostmanModel

/// Which rules of `mockcheck lint` count, how much, and where they do not (the section `lint` of the manifest).
package struct LintSettings: Sendable {
    /// What a rule's findings count as; nil where the rule is off.
    package struct Level: Sendable {
        package var rule: String
        package var severity: Diagnostic.Severity?
        package var location: SourceLocation

        package init(rule: String, severity: Diagnostic.Severity?, location: SourceLocation) {
            self.rule = rule
            self.severity = severity
            self.location = location
        }
    }

    /// Findings that are known and meant, with the reason why.
    package struct Exception: Sendable {
        package enum Scope: Sendable, Hashable {
            case everything
            /// A glob over the names of folders, request and example.
            case glob(String)
            /// The names of a folder, request or example: it and all in it.
            case item(String)
        }

        package var rule: String
        package var scope: Scope
        package var reason: String
        package var location: SourceLocation

        package init(rule: String, scope: Scope, reason: String, location: SourceLocation) {
            self.rule = rule
            self.scope = scope
            self.reason = reason
            self.location = location
        }
    }

    package var levels: [Level] = []
    package var exceptions: [Exception] = []

    package init(levels: [Level] = [], exceptions: [Exception] = []) {
        self.levels = levels
        self.exceptions = exceptions
    }

    /// Errors for rules that do not exist.
    package func problems(knownRules: [String]) -> [Diagnostic] {
        let names = levels.map { ($0.rule, $0.location) } + exceptions.map { ($0.rule, $0.location) }
        return names.filter { !knownRules.contains($0.0) }.map { rule, location in
            let near = Suggestion.nearest(to: rule, in: knownRules).map { "did you mean '\($0)'?" }
            return Diagnostic(
                rule: .manifestReference, severity: .error, message: "unknown lint rule '\(rule)'",
                help: near ?? "mockcheck lint --rules lists all rules", location: location)
        }
    }
}
