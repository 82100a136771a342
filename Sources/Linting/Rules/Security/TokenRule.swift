/// A rule about secrets that their own shape gives away, wherever a text holds one; the page's summary names the kind.
protocol TokenRule: LintRule {
    static var scanner: TokenScanner { get }
}

extension TokenRule {
    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for (text, token) in subject.tokens.tokens(of: page.id) {
            findings.add("this looks like \(page.summary): \(Redaction.hint(token))", in: subject.texts[text])
        }
    }
}
