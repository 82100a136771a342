import PostmanModel

/// A token of npm.
struct NpmToken: TokenRule {
    package static let page = RulePage(
        "npm-token", .security, .error, "a token of npm",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(prefixes: ["npm_"], lengths: 36...36, alphabet: .word)
}
