import PostmanModel

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
        let driver: JSONBody = [
            "name": "mockcheck", "version": .string(version),
            "rules": .array(Set(shown.map(\.diagnostic.rule)).sorted().map(rule)),
        ]
        let run: JSONBody = [
            "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
            "automationDetails": ["id": "mockcheck/lint/"], "results": .array(shown.map(result)),
        ]
        let log: JSONBody = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
        ]
        return log.text + "\n"
    }

    private func rule(_ id: String) -> JSONBody {
        guard let page = RuleCatalogue.page(id) else { return ["id": .string(id)] }
        let advice = page.help.isEmpty ? "" : "\n\nTo fix it: \(page.help)."
        var properties: [JSONBody.Member] = [.init("tags", [.string(page.family.rawValue)])]
        if page.family == .security {
            properties.append(.init("security-severity", .string(Self.score(page.severity))))
        }
        return [
            "id": .string(id), "shortDescription": ["text": .string(page.summary)],
            "fullDescription": ["text": .string(String(page.documentation.prefix(1024)))],
            "help": ["text": .string(page.documentation + advice)],
            "defaultConfiguration": ["level": .string(page.severity.rawValue)],
            "properties": .object(properties),
        ]
    }

    private static func score(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "8.0"
        case .warning: "5.0"
        case .note: "2.0"
        }
    }

    private func result(_ finding: Finding) -> JSONBody {
        let diagnostic = finding.diagnostic
        let place: JSONBody = [
            "artifactLocation": ["uri": .string(ReportPath.uri(diagnostic.location.file))],
            "region": [
                "startLine": .integer(diagnostic.location.line), "startColumn": .integer(diagnostic.location.column),
            ],
        ]
        let advice = diagnostic.help.isEmpty ? "" : "; \(diagnostic.help)"
        return [
            "ruleId": .string(diagnostic.rule), "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(diagnostic.message + advice)],
            "locations": [["physicalLocation": place]],
            "partialFingerprints": ["primaryLocationLineHash": .string(finding.fingerprint + ":1")],
        ]
    }
}
