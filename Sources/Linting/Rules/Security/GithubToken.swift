import PostmanModel

/// A token of GitHub.
struct GithubToken: TokenRule {
    package static let page = RulePage(
        "github-token", .security, .error, "a token of GitHub",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(
        prefixes: ["ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_"], lengths: 30...255, alphabet: .word)
}
