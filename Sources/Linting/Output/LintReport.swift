package import PostmanModel

/// The findings of a run in the forms that people and programs read.
package struct LintReport: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case text, json, sarif, gitlab, github
    }

    package var findings: [Finding]
    package var version: String

    package init(findings: [Finding], version: String) {
        self.findings = findings
        self.version = version
    }

    /// The findings of one rule at one level.
    package struct Group: Sendable {
        package let rule: String
        package let severity: Diagnostic.Severity
        /// In the order of the files.
        package let findings: [Finding]
    }

    /// By rule: the worst level first, then the rule with the most findings.
    package var groups: [Group] {
        struct Key: Hashable {
            let rule: String
            let severity: Diagnostic.Severity
        }
        let groups = Dictionary(grouping: findings) { Key(rule: $0.diagnostic.rule, severity: $0.diagnostic.severity) }
        return groups.map { Group(rule: $0.rule, severity: $0.severity, findings: $1) }.sorted { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            if left.findings.count != right.findings.count { return left.findings.count > right.findings.count }
            return left.rule < right.rule
        }
    }

    package func count(_ severity: Diagnostic.Severity) -> Int {
        findings.count { $0.diagnostic.severity == severity }
    }
}
