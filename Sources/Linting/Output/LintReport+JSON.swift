import PostmanModel

extension LintReport {
    /// `{"format": "mockcheck-lint/1", "summary": …, "findings": […]}`.
    package var json: String {
        let summary = [Diagnostic.Severity.error, .warning, .note].map {
            JSONBody.Member("\($0.rawValue)s", .integer(count($0)))
        }
        let list = findings.map { finding -> JSONBody in
            let diagnostic = finding.diagnostic
            return [
                "rule": .string(diagnostic.rule), "severity": .string(diagnostic.severity.rawValue),
                "message": .string(diagnostic.message), "help": .string(diagnostic.help),
                "file": .string(diagnostic.location.file), "line": .integer(diagnostic.location.line),
                "column": .integer(diagnostic.location.column), "item": .string(finding.item),
                "fingerprint": .string(finding.fingerprint),
            ]
        }
        let report: JSONBody = [
            "format": "mockcheck-lint/1", "version": .string(version), "summary": .object(summary),
            "findings": .array(list),
        ]
        return report.text + "\n"
    }

    /// GitLab's code quality (CI-2.4): paths without `./`, a unique fingerprint for each.
    package var gitLab: String {
        let list = findings.map { finding -> JSONBody in
            let diagnostic = finding.diagnostic
            let severity =
                switch diagnostic.severity {
                case .error: "critical"
                case .warning: "major"
                case .note: "info"
                }
            return [
                "description": .string(diagnostic.message), "check_name": .string(diagnostic.rule),
                "fingerprint": .string(finding.fingerprint), "severity": .string(severity),
                "location": [
                    "path": .string(ReportPath.relative(diagnostic.location.file)),
                    "lines": ["begin": .integer(diagnostic.location.line)],
                ],
            ]
        }
        return JSONBody.array(list).text + "\n"
    }
}
