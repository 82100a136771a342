import PostmanModel

/// A token of Slack.
struct SlackToken: TokenRule {
    package static let page = RulePage(
        "slack-token", .security, .error, "a token of Slack",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(
        prefixes: ["xoxb-", "xoxp-", "xoxa-", "xapp-"], lengths: 20...255, alphabet: .dashedWord)
}
