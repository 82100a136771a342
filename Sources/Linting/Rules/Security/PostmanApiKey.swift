import MockCore

/// An API key of Postman.
struct PostmanApiKey: LintRule {
    package static let page = RulePage(
        "postman-api-key", .security, .error, "an API key of Postman",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like an API key of Postman: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(prefixes: ["PMAK-"], lengths: 40...64, alphabet: .dashedWord)
}
