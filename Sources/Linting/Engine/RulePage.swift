package import PostmanModel

/// What there is to know about a rule without running it.
package struct RulePage: Sendable {
    package enum Family: String, Sendable, CaseIterable {
        case reachability, examples, variables, drift, security, format, coverage, reading
    }

    /// In kebab case; stable.
    package var id: String
    package var family: Family
    package var severity: Diagnostic.Severity
    /// One line, a fragment without a full stop.
    package var summary: String
    /// Why it matters and what to do, in sentences.
    package var documentation: String
    /// What to do, as a lower-case fragment behind each finding; empty where the finding itself says it.
    package var help: String
    /// Whether `lint --fix` can fix what the rule finds.
    package var isFixable = false

    package init(
        _ id: String, _ family: Family, _ severity: Diagnostic.Severity, _ summary: String, help: String,
        documentation: String
    ) {
        self.id = id
        self.family = family
        self.severity = severity
        self.summary = summary
        self.help = help
        self.documentation = documentation
    }

    /// The page of a rule whose findings come from those who read the files.
    init(_ rule: ReadingRule) {
        self.init(rule.id, .reading, rule.severity, rule.summary, help: "", documentation: rule.remedy)
    }
}
