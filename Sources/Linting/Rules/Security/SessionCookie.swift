import PostmanModel

/// A recorded session cookie.
struct SessionCookie: ExampleRule {
    package static let page = RulePage(
        "session-cookie", .security, .warning, "a recorded session cookie",
        help: "remove the Set-Cookie header, or shorten its value",
        documentation: """
            A recorded session may still be open, and clients of the mock send the cookie to whoever has the same \
            host.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        for row in site.example.headers where row.isEnabled && row.key.lowercased() == "set-cookie" {
            let pair = (row.value ?? "").prefix { $0 != ";" }
            guard let equals = pair.firstIndex(of: "=") else { continue }
            let value = String(pair[pair.index(after: equals)...])
            guard value.utf8.count >= 16, Redaction.looksRandom(value) else { continue }
            findings.add(
                "the cookie '\(pair[..<equals].prefix(40))' has a recorded value", at: .header(row), of: site)
        }
    }
}
