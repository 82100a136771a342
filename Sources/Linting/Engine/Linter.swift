package import PostmanModel

/// Runs the rules over collections.
package struct Linter: Sendable {
    private let rules: [any LintRule.Type]

    package init(rules: [any LintRule.Type] = RuleCatalogue.rules) {
        self.rules = rules
    }

    /// All findings in the order of the files, with what the readers of the files said.
    package func findings(in subject: LintSubject, reading: [Diagnostic] = []) -> [Finding] {
        // No rule knows of another, and each goes over all that there is.
        let isLarge = subject.examples.count > Parallel.worthwhile
        var all = Parallel.inPieces(of: 0..<rules.count, length: isLarge ? 1 : rules.count) { range in
            rules[range].flatMap { rule in
                var list = FindingList(page: rule.page, index: subject.index)
                rule.check(subject, &list)
                return list.findings
            }
        }
        all += reading.map { Finding(diagnostic: $0, item: "", anchor: $0.message) }
        for place in all.indices {
            guard let request = subject.index.request(at: all[place].diagnostic.location) else { continue }
            all[place].request = request.item.location
            if all[place].item.isEmpty { all[place].item = request.path }
        }
        return Self.numbered(Self.sorted(all))
    }

    /// Findings for what was said of files that are not collections.
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
