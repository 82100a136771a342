package import MockCore

/// Runs the rules over collections.
package struct Linter: Sendable {
    private let rules: [any LintRule.Type]

    package init(rules: [any LintRule.Type] = RuleCatalogue.rules) {
        self.rules = rules
    }

    /// All findings in the order of the files.
    package func findings(in subject: LintSubject) -> [Finding] {
        let all = rules.flatMap { rule in
            var list = FindingList(page: rule.page, index: subject.index)
            rule.check(subject, &list)
            return list.findings
        }
        return Self.numbered(Self.sorted(all))
    }

    /// Findings for what the reader of a file said.
    package static func findings(of diagnostics: [Diagnostic]) -> [Finding] {
        numbered(sorted(diagnostics.map { Finding(diagnostic: $0, item: "", anchor: $0.message) }))
    }

    private static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { left, right in
            let (a, b) = (left.diagnostic.location, right.diagnostic.location)
            return (a.file, a.line, a.column, left.diagnostic.rule) < (b.file, b.line, b.column, right.diagnostic.rule)
        }
    }

    private static func numbered(_ findings: [Finding]) -> [Finding] {
        var counts: [String: Int] = [:]
        return findings.map { finding in
            var finding = finding
            let identity = finding.identity
            finding.occurrence = counts[identity, default: 0]
            counts[identity] = finding.occurrence + 1
            return finding
        }
    }
}
