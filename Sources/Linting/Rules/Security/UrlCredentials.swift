import Foundation
import PostmanModel

/// User and password in a URL.
struct UrlCredentials: LintRule {
    package static let page = RulePage(
        "url-credentials", .security, .error, "user and password in a URL",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Credentials in a URL end up in logs and in the history of browsers. Hosts that are reserved for examples, \
            and the words that documentation uses for passwords, are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: [.url, .at]) {
            guard let scheme = site.text.range(of: "://") else { continue }
            let authority = site.text[scheme.upperBound...].prefix {
                $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\"" && !$0.isWhitespace
            }
            guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
                continue
            }
            let password = authority[authority.index(after: colon)..<at]
            let host = authority[authority.index(after: at)...].prefix { $0 != ":" }
            guard SampleWords.isCredential(user: authority[..<colon], password: password),
                !SampleWords.isExampleHost(String(host))
            else { continue }
            findings.add("a URL with the password \(Redaction.hint(String(password)))", in: site)
        }
    }
}
