import PostmanModel

/// An account number (IBAN) with a right checksum.
struct Iban: LintRule {
    package static let page = RulePage(
        "iban", .security, .note, "an account number (IBAN) with a right checksum",
        help: "use a documented test number",
        documentation: """
            A number whose check digits are right may be the account of a person.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .longWord) {
            for number in AccountNumber.ibans(in: site.text) {
                findings.add("an IBAN: \(Redaction.hint(number))", in: site)
            }
        }
    }
}
