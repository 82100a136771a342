import PostmanModel

/// An API key of Postman.
struct PostmanApiKey: TokenRule {
    package static let page = RulePage(
        "postman-api-key", .security, .error, "an API key of Postman",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(prefixes: ["PMAK-"], lengths: 40...64, alphabet: .dashedWord)
}
