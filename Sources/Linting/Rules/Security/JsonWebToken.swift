import PostmanModel

/// A signed JSON Web Token.
struct JsonWebToken: LintRule {
    package static let page = RulePage(
        "json-web-token", .security, .warning, "a signed JSON Web Token",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            A JSON Web Token names who it was given to, and grants what it says until it expires. Examples with \
            expired tokens of nobody are harmless: turn the rule off for them with a reason.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .webToken) {
            for secret in JSONWebToken.found(in: site.text) {
                findings.add("this is a JSON Web Token: \(Redaction.hint(secret))", in: site)
            }
        }
    }
}
