import PostmanModel

/// A host name that only exists inside a company.
struct InternalHost: LintRule {
    package static let page = RulePage(
        "internal-host", .security, .note, "a host name that only exists inside a company",
        help: "use a variable for the host",
        documentation: """
            Names under .local, .internal, .corp, .lan or .intranet lead nowhere from outside.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts(with: .url) {
            for host in HostNames.of(site.text) where suffixes.contains(where: { host.hasSuffix($0) }) {
                findings.add("\(host.prefix(80)) is an internal host", in: site)
            }
        }
    }

    private static let suffixes = [".local", ".internal", ".corp", ".lan", ".intranet", ".localdomain"]
}
