import PostmanModel

/// A bearer token in clear text.
struct BearerToken: LintRule {
    package static let page = RulePage(
        "bearer-token", .security, .warning, "a bearer token in clear text",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be considered public. What is shorter than any real token is documentation's, and is not reported.
            """)

    /// 120 bits in base64: less can be guessed.
    private static let leastLength = 20

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .scheme) where site.text.hasPrefix("Bearer ") {
            let token = String(site.text.dropFirst(7))
            guard token.utf8.count >= leastLength, Redaction.looksRandom(token), JSONWebToken.found(in: token).isEmpty
            else { continue }
            findings.add("this is a bearer token: \(Redaction.hint(token))", in: site)
        }
    }
}
