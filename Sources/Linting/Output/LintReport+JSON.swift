import MockCore

extension LintReport {
    /// `{"format": "mockcheck-lint/1", "summary": …, "findings": […]}`.
    package var json: String {
        let summary = [Diagnostic.Severity.error, .warning, .note].map {
            ("\($0.rawValue)s", JSONOutput.number(count($0)))
        }
        let list = findings.map { finding in
            let diagnostic = finding.diagnostic
            return JSONOutput.object([
                ("rule", .text(diagnostic.rule)), ("severity", .text(diagnostic.severity.rawValue)),
                ("message", .text(diagnostic.message)), ("help", .text(diagnostic.help)),
                ("file", .text(diagnostic.location.file)), ("line", .number(diagnostic.location.line)),
                ("column", .number(diagnostic.location.column)), ("item", .text(finding.item)),
                ("fingerprint", .text(finding.fingerprint)),
            ])
        }
        let report = JSONOutput.object([
            ("format", .text("mockcheck-lint/1")), ("version", .text(version)), ("summary", .object(summary)),
            ("findings", .list(list)),
        ])
        return report.written + "\n"
    }

    /// GitLab's code quality (CI-2.4): paths without `./`, a unique fingerprint for each.
    package var gitLab: String {
        let list = findings.map { finding in
            let diagnostic = finding.diagnostic
            let severity =
                switch diagnostic.severity {
                case .error: "critical"
                case .warning: "major"
                case .note: "info"
                }
            return JSONOutput.object([
                ("description", .text(diagnostic.message)), ("check_name", .text(diagnostic.rule)),
                ("fingerprint", .text(finding.fingerprint)), ("severity", .text(severity)),
                (
                    "location",
                    .object([
                        ("path", .text(ReportPath.relative(diagnostic.location.file))),
                        ("lines", .object([("begin", .number(diagnostic.location.line))])),
                    ])
                ),
            ])
        }
        return JSONOutput.list(list).written + "\n"
    }
}
