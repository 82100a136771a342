import MockCore

/// An access key id of AWS.
struct AwsAccessKey: LintRule {
    package static let page = RulePage(
        "aws-access-key", .security, .error, "an access key id of AWS",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like an access key id of AWS: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(
        prefixes: ["AKIA", "ASIA"], lengths: 16...16, alphabet: .upperAlphanumeric)
}
