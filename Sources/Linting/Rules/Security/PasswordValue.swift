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
        for site in subject.texts(with: .password) {
            guard Redaction.looksRandom(site.text), JSONWebToken.found(in: site.text).isEmpty
            else { continue }
            findings.add("the value of '\(site.key)' looks like a real one: \(Redaction.hint(site.text))", in: site)
        }
    }

    /// Whether it is one of the names, in any case and however its words are joined.
    static func isName(_ key: JSONValue) -> Bool {
        key.withText { bytes in
            // Nearly all keys begin with another letter.
            guard let first = bytes.first(where: { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }),
                first >= 0x80 || firstLetters.contains(first | 0x20)
            else { return false }
            return names.contains(
                String(decoding: bytes, as: UTF8.self).lowercased().filter { $0 != "_" && $0 != "-" })
        }
    }

    private static let firstLetters = Set(names.compactMap(\.utf8.first))

    private static let names: Set<String> = [
        "password", "passwd", "secret", "clientsecret", "apikey", "xapikey", "accesstoken", "refreshtoken", "authtoken",
        "secretkey", "privatetoken",
    ]
}
