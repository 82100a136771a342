import PostmanModel

extension LintReport {
    /// GitHub drops what is beyond ten of a kind (CI-2.3), so the last line says how many there are.
    private static let gitHubLimit = 9

    /// Workflow commands, the worst first.
    package var gitHub: String {
        [Diagnostic.Severity.error, .warning, .note].map { severity in
            let all = findings.filter { $0.diagnostic.severity == severity }
            let command = severity == .note ? "notice" : severity.rawValue
            var lines = all.prefix(Self.gitHubLimit).map { finding in
                let diagnostic = finding.diagnostic
                let place = diagnostic.location
                let properties = [
                    "file=\(Self.property(ReportPath.relative(place.file)))", "line=\(place.line)",
                    "col=\(place.column)", "title=\(Self.property(diagnostic.rule))",
                ]
                let advice = diagnostic.help.isEmpty ? "" : "; \(diagnostic.help)"
                return "::\(command) \(properties.joined(separator: ","))::\(Self.data(diagnostic.message + advice))\n"
            }
            if all.count > Self.gitHubLimit {
                lines.append("::\(command)::and \(all.count - Self.gitHubLimit) more, see the report\n")
            }
            return lines.joined()
        }.joined()
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
