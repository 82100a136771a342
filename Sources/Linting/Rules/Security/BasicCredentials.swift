import Foundation
import PostmanModel

/// User and password of Basic authentication.
struct BasicCredentials: LintRule {
    package static let page = RulePage(
        "basic-credentials", .security, .error, "user and password of Basic authentication",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Base64 is not encryption: anybody can read user and password. A user without a password, and the words \
            that documentation uses for passwords, are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .scheme) where site.text.hasPrefix("Basic ") {
            let token = site.text.dropFirst(6)
            guard token.utf8.count >= 8, let data = Data(base64Encoded: String(token)),
                let text = String(validating: data, as: UTF8.self),
                let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
                SampleWords.isCredential(user: text[..<colon], password: text[text.utf8.index(after: colon)...])
            else { continue }
            findings.add("a user and a password are in \(Redaction.hint(String(token)))", in: site)
        }
    }
}
