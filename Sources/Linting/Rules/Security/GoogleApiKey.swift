import PostmanModel

/// An API key of Google.
struct GoogleApiKey: TokenRule {
    package static let page = RulePage(
        "google-api-key", .security, .error, "an API key of Google",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(prefixes: ["AIza"], lengths: 35...35, alphabet: .dashedWord)
}
