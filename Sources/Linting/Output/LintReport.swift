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

    package func count(_ severity: Diagnostic.Severity) -> Int {
        findings.count { $0.diagnostic.severity == severity }
    }
}
