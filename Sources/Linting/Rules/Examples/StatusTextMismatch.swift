import HTTPMessage
import MockCore
import PostmanModel

/// The status text of an example belongs to another code.
struct StatusTextMismatch: LintRule {
    package static let page = RulePage(
        "status-text-mismatch", .examples, .warning, "a status text that belongs to another code",
        help: "correct the code or the text",
        documentation: """
            The code counts; the text only shows what was meant. "Not Found" beside 200 is the sign of an example \
            that was copied and changed by half.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples {
            guard let code = site.example.code, !ReasonPhrase.of(code).isEmpty,
                let text = subject.index.value(of: .status, in: site.example.location)?.string,
                let other = StatusWords.code(ofPhrase: text), other != code
            else { continue }
            findings.add("'\(text)' is the text of \(other), the code is \(code)", at: .status, of: site)
        }
    }
}
