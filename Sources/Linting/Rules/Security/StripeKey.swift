import MockCore

/// A secret key of Stripe.
struct StripeKey: LintRule {
    package static let page = RulePage(
        "stripe-key", .security, .error, "a secret key of Stripe",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like a secret key of Stripe: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(
        prefixes: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"], lengths: 20...255, alphabet: .word)
}
