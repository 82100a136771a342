package import PostmanModel

/// What is known to fail, frozen in `mockcheck.baseline.yaml`: new failures fail, known ones do not until their day.
package struct Baseline: Sendable {
    package static let fileName = "mockcheck.baseline.yaml"

    /// One known failure: the id of a case, or the fingerprint of a finding of lint.
    package struct Entry: Sendable, Hashable {
        package var id: String
        /// What it is, for people.
        package var name: String
        package var reason: String
        package var expires: Timestamp
        package var location: SourceLocation

        package init(id: String, name: String, reason: String, expires: Timestamp, location: SourceLocation) {
            self.id = id
            self.name = name
            self.reason = reason
            self.expires = expires
            self.location = location
        }

        /// `2027-02-24`.
        package var day: String { String(expires.iso8601.prefix(10)) }
    }

    package var file: String
    package var cases: [Entry] = []
    package var findings: [Entry] = []

    package init(file: String) {
        self.file = file
    }

    /// A warning for each entry whose day has come, and what is left without those.
    package func inForce(at now: Timestamp) -> (baseline: Baseline, expired: [Diagnostic]) {
        var baseline = self
        let isOver = { (entry: Entry) in entry.expires <= now }
        baseline.cases.removeAll(where: isOver)
        baseline.findings.removeAll(where: isOver)
        let expired = (cases + findings).filter(isOver).map { entry in
            Diagnostic(
                rule: .baselineExpired, severity: .warning,
                message: "'\(entry.name)' was a known failure; its entry expired on \(entry.day) (\(entry.reason))",
                help: "fix it, or record it again with mockcheck baseline", location: entry.location)
        }
        return (baseline, expired)
    }

    /// The file's text.
    package var text: String {
        var lines = [
            "# Known failures. New failures fail; entries that pass again must be removed; entries expire on their date.",
            "# mockcheck baseline rewrites it and keeps the reasons.",
        ]
        for (key, entries) in [("cases", cases), ("findings", findings)] where !entries.isEmpty {
            lines.append("\(key):")
            for entry in entries.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
                lines += [
                    "  - id: \"\(entry.id)\"", "    name: \(JSONText.quoted(entry.name))",
                    "    reason: \(JSONText.quoted(entry.reason))", "    expires: \(entry.day)",
                ]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
