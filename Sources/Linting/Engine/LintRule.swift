/// One check of a collection before it is shared.
package protocol LintRule: Sendable {
    static var page: RulePage { get }
    static func check(_ subject: LintSubject, _ findings: inout FindingList)
}

/// A rule that looks at one example at a time.
package protocol ExampleRule: LintRule {
    static func look(at site: ExampleSite, _ findings: inout FindingList)
}

extension ExampleRule {
    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples { look(at: site, &findings) }
    }
}
