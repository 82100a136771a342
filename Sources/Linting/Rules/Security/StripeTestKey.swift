import MockCore
import PostmanModel

/// A secret key of Stripe's test mode.
struct StripeTestKey: TokenRule {
    package static let page = RulePage(
        "stripe-test-key", .security, .warning, "a secret key of Stripe's test mode",
        help: "use a variable whose value is not shared",
        documentation: """
            It moves no money, but opens the account's test data. The keys of Stripe's own documentation are reported, \
            too.
            """)

    static let scanner = TokenScanner(prefixes: ["sk_test_", "rk_test_"], lengths: 20...255, alphabet: .word)
}
