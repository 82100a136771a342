import PostmanModel

/// An access key id of AWS.
struct AwsAccessKey: TokenRule {
    package static let page = RulePage(
        "aws-access-key", .security, .error, "an access key id of AWS",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    static let scanner = TokenScanner(
        prefixes: ["AKIA"], lengths: 16...16, alphabet: .upperAlphanumeric)
}
