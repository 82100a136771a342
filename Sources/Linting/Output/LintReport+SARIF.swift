import MockCore

extension LintReport {
    /// What GitHub takes of one run (CI-2.2).
    private static let sarifLimit = 25_000

    /// SARIF 2.1.0 in the part of it that GitHub reads; the worst findings where there are too many.
    package var sarif: String {
        let shown =
            findings.count <= Self.sarifLimit
            ? findings
            : Array(
                findings.sorted { $0.diagnostic.severity > $1.diagnostic.severity }.prefix(Self.sarifLimit))
        let driver = JSONOutput.object([
            ("name", .text("mockcheck")), ("version", .text(version)),
            ("rules", .list(Set(shown.map(\.diagnostic.rule)).sorted().map(rule))),
        ])
        let run = JSONOutput.object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("automationDetails", .object([("id", .text("mockcheck/lint/"))])), ("results", .list(shown.map(result))),
        ])
        let log = JSONOutput.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
            ("runs", .list([run])),
        ])
        return log.written + "\n"
    }

    private func rule(_ id: String) -> JSONOutput {
        guard let page = RuleCatalogue.rule(id)?.page else {
            let text = JSONOutput.object([("text", .text("What the reader of the file says: \(id)."))])
            return .object([
                ("id", .text(id)), ("shortDescription", text), ("fullDescription", text), ("help", text),
            ])
        }
        var properties: [(String, JSONOutput)] = [("tags", .list([.text(page.family.rawValue)]))]
        if page.family == .security { properties.append(("security-severity", .text(Self.score(page.severity)))) }
        return .object([
            ("id", .text(id)), ("shortDescription", .object([("text", .text(page.summary))])),
            ("fullDescription", .object([("text", .text(String(page.documentation.prefix(1024))))])),
            ("help", .object([("text", .text("\(page.documentation)\n\nTo mend it: \(page.help)."))])),
            ("defaultConfiguration", .object([("level", .text(page.severity.rawValue))])),
            ("properties", .object(properties)),
        ])
    }

    private static func score(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "8.0"
        case .warning: "5.0"
        case .note: "2.0"
        }
    }

    private func result(_ finding: Finding) -> JSONOutput {
        let diagnostic = finding.diagnostic
        let region = JSONOutput.object([
            ("startLine", .number(diagnostic.location.line)), ("startColumn", .number(diagnostic.location.column)),
        ])
        let place = JSONOutput.object([
            ("artifactLocation", .object([("uri", .text(ReportPath.uri(diagnostic.location.file)))])),
            ("region", region),
        ])
        let advice = diagnostic.help.isEmpty ? "" : "; \(diagnostic.help)"
        return .object([
            ("ruleId", .text(diagnostic.rule)), ("level", .text(diagnostic.severity.rawValue)),
            ("message", .object([("text", .text(diagnostic.message + advice))])),
            ("locations", .list([.object([("physicalLocation", place)])])),
            ("partialFingerprints", .object([("primaryLocationLineHash", .text(finding.fingerprint + ":1"))])),
        ])
    }
}
