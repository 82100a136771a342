import PostmanModel

/// A secret key of Stripe.
struct StripeKey: TokenRule {
    package static let page = RulePage(
        "stripe-key", .security, .error, "a secret key of Stripe",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(
        prefixes: ["sk_live_", "rk_live_"], lengths: 20...255, alphabet: .word)
}
