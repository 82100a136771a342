import PostmanModel

/// A password in clear text.
struct PasswordValue: LintRule {
    package static let page = RulePage(
        "password-value", .security, .warning, "a password in clear text",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            A row or member named password, secret or api key holds a literal that looks random. Simple words such \
            as those of documentation are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            let key = site.key.lowercased().filter { $0 != "_" && $0 != "-" }
            guard names.contains(key), Redaction.looksRandom(site.text), JSONWebToken.found(in: site.text).isEmpty
            else { continue }
            findings.add("the value of '\(site.key)' looks like a real one: \(Redaction.hint(site.text))", in: site)
        }
    }

    private static let names: Set<String> = [
        "password", "passwd", "secret", "clientsecret", "apikey", "xapikey", "accesstoken", "refreshtoken", "authtoken",
        "secretkey", "privatetoken",
    ]
}
