import PostmanModel

/// An address of a private network in a URL.
struct PrivateAddress: LintRule {
    package static let page = RulePage(
        "private-address", .security, .warning, "an address of a private network in a URL",
        help: "use a variable for the host",
        documentation: """
            Private addresses (RFC 1918) say how a network is built, and lead nowhere from outside.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .url) {
            for host in HostNames.of(site.text) where HostNames.isPrivateAddress(host) {
                findings.add("\(host) is an address of a private network", in: site)
            }
        }
    }
}
