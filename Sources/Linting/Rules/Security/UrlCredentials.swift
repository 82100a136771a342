import Foundation
import PostmanModel

/// User and password in a URL.
struct UrlCredentials: LintRule {
    package static let page = RulePage(
        "url-credentials", .security, .error, "user and password in a URL",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Credentials in a URL end up in logs and in the history of browsers.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts where site.text.holds("://") {
            guard let scheme = site.text.range(of: "://") else { continue }
            let authority = site.text[scheme.upperBound...].prefix {
                $0 != "/" && $0 != "?" && $0 != "#" && !$0.isWhitespace
            }
            guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":"),
                authority.index(after: colon) < at, !authority.contains("{{"), !authority.contains("<"),
                !authority.contains("\"")
            else { continue }
            findings.add(
                "a URL with the password \(Redaction.hint(String(authority[authority.index(after: colon)..<at])))",
                in: site)
        }
    }
}
