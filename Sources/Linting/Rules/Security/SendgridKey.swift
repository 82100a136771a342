import MockCore

/// An API key of SendGrid.
struct SendgridKey: LintRule {
    package static let page = RulePage(
        "sendgrid-key", .security, .error, "an API key of SendGrid",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like an API key of SendGrid: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(prefixes: ["SG."], lengths: 60...70, alphabet: .dottedWord)
}
