import PostmanModel

/// A card number with a right checksum.
struct CardNumber: LintRule {
    package static let page = RulePage(
        "card-number", .security, .warning, "a card number with a right checksum",
        help: "use the test number of a payment provider",
        documentation: """
            A number of a known issuer that passes Luhn may be the card of a person. The test numbers of payment \
            providers are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .longWord) {
            for number in AccountNumber.cards(in: site.text) {
                findings.add("a card number: \(Redaction.hint(number))", in: site)
            }
        }
    }
}
