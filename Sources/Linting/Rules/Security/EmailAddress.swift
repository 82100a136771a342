import PostmanModel

/// An e-mail address of a real domain.
struct EmailAddress: LintRule {
    package static let page = RulePage(
        "email-address", .security, .note, "an e-mail address of a real domain",
        help: "use an address under example.com",
        documentation: """
            Addresses of people are personal data. Those under the domains that are reserved for examples (RFC 2606) \
            are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .at) {
            for address in MailAddress.found(in: site.text) {
                findings.add("\(MailAddress.masked(address)) may be somebody's address", in: site)
            }
        }
    }
}
