import MockCore
package import MockFiles

extension LintSettings {
    /// What is left of the findings, with a warning for each exception that nothing needs any more.
    package func applied(to findings: [Finding]) -> [Finding] {
        let byRule = Dictionary(levels.map { ($0.rule, $0) }) { _, last in last }
        let globs = exceptions.map { exception in exception.path.map { Glob($0) } }
        let ofRule = Dictionary(grouping: exceptions.indices) { exceptions[$0].rule }
        var used: Set<Int> = []
        var left: [Finding] = []
        for var finding in findings {
            let rule = finding.diagnostic.rule
            if let level = byRule[rule] {
                guard let severity = level.severity else { continue }
                finding.diagnostic.severity = severity
            }
            let matching = ofRule[rule, default: []].filter { globs[$0]?.matches(finding.item) ?? true }
            used.formUnion(matching)
            if matching.isEmpty { left.append(finding) }
        }
        return left + exceptions.indices.filter { !used.contains($0) }.map { unused(exceptions[$0]) }
    }

    private func unused(_ exception: Exception) -> Finding {
        let diagnostic = Diagnostic(
            rule: "unused-exception", severity: .warning,
            message: "nothing needs the exception from \(exception.rule) any more", help: "remove it",
            location: exception.location)
        return Finding(diagnostic: diagnostic, item: exception.path ?? "", anchor: exception.rule)
    }
}
