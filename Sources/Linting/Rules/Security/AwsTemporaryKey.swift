import MockCore
import PostmanModel

/// A temporary access key id of AWS.
struct AwsTemporaryKey: TokenRule {
    package static let page = RulePage(
        "aws-temporary-key", .security, .note, "a temporary access key id of AWS",
        help: "shorten the signed URL",
        documentation: """
            Ids that begin with ASIA expire within hours and are of no use without their secret and session token. \
            They stand in signed URLs of recorded responses, and tell the account.
            """)

    static let scanner = TokenScanner(prefixes: ["ASIA"], lengths: 16...16, alphabet: .upperAlphanumeric)
}
