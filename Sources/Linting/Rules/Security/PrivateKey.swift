import PostmanModel

/// A private key.
struct PrivateKey: LintRule {
    package static let page = RulePage(
        "private-key", .security, .error, "a private key",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .pem) {
            for secret in PrivateKeyText.found(in: site.text) {
                findings.add("this is a private key: \(Redaction.hint(secret))", in: site)
            }
        }
    }
}
