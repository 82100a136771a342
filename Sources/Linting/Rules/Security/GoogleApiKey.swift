import MockCore

/// An API key of Google.
struct GoogleApiKey: LintRule {
    package static let page = RulePage(
        "google-api-key", .security, .error, "an API key of Google",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like an API key of Google: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(prefixes: ["AIza"], lengths: 35...35, alphabet: .dashedWord)
}
