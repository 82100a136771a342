package import PostmanModel

/// Runs the rules over collections.
package struct Linter: Sendable {
    private let rules: [any LintRule.Type]

    package init(rules: [any LintRule.Type] = RuleCatalogue.rules) {
        self.rules = rules
    }

    /// So many examples are looked at by one rule after the other while they are at hand.
    private static let pieceLength = 512

    /// All findings in the order of the files, with what the readers of the files said.
    package func findings(in subject: LintSubject, reading: [Diagnostic] = []) -> [Finding] {
        // No rule knows of another, and each goes over all that there is.
        let isLarge = subject.examples.count > Parallel.worthwhile
        let ofCollections = isLarge ? rules.filter { !($0 is any ExampleRule.Type) } : rules
        var all = Parallel.inPieces(of: ofCollections.indices, length: isLarge ? 1 : rules.count) { range in
            ofCollections[range].flatMap { rule in
                findings(of: rule, in: subject) { rule.check(subject, &$0) }
            }
        }
        if isLarge {
            let ofExamples = rules.compactMap { $0 as? any ExampleRule.Type }
            all += Parallel.inPieces(of: subject.examples.indices, length: Self.pieceLength) { range in
                ofExamples.flatMap { rule in
                    findings(of: rule, in: subject) { rule.look(at: subject.examples[range], &$0) }
                }
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

    private func findings(
        of rule: any LintRule.Type, in subject: LintSubject, _ look: (inout FindingList) -> Void
    ) -> [Finding] {
        var list = FindingList(page: rule.page, index: subject.index)
        look(&list)
        return list.findings
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
