import PostmanModel

/// An API key of SendGrid.
struct SendgridKey: TokenRule {
    package static let page = RulePage(
        "sendgrid-key", .security, .error, "an API key of SendGrid",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(prefixes: ["SG."], lengths: 60...70, alphabet: .dottedWord)
}
