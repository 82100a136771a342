/// A rule about secrets that their own shape gives away, wherever a text holds one; the page's summary names the kind.
protocol TokenRule: LintRule {
    static var scanner: TokenScanner { get }
}

extension TokenRule {
    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like \(page.summary): \(Redaction.hint(secret))", in: site)
            }
        }
    }
}
