import PostmanModel

/// A token of GitLab.
struct GitlabToken: TokenRule {
    package static let page = RulePage(
        "gitlab-token", .security, .error, "a token of GitLab",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(prefixes: ["glpat-"], lengths: 20...40, alphabet: .dashedWord)
}
