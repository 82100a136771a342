import Foundation
import PostmanModel

/// User and password of Basic authentication.
struct BasicCredentials: LintRule {
    package static let page = RulePage(
        "basic-credentials", .security, .error, "user and password of Basic authentication",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Base64 is not encryption: anybody can read user and password.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts where site.text.hasPrefix("Basic ") {
            let token = site.text.dropFirst(6)
            guard token.utf8.count >= 8, !token.contains("{{"), !token.contains("<"),
                let decoded = Data(base64Encoded: String(token)), decoded.contains(UInt8(ascii: ":"))
            else { continue }
            findings.add("a user and a password are in \(Redaction.hint(String(token)))", in: site)
        }
    }
}
