/// One check of a collection before it is shared: what it finds, what it says of itself, and how it is fixed, in one
/// file; `RuleCatalogue` has a line for it.
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
        look(at: subject.examples[...], &findings)
    }

    static func look(at sites: ArraySlice<ExampleSite>, _ findings: inout FindingList) {
        for site in sites { look(at: site, &findings) }
    }
}

/// A rule whose findings can be fixed safely, in collections of formats v1 and v2.
package protocol FixableRule: LintRule {
    /// Asks for the changes of one example that the rule has found.
    static func fix(_ example: inout ExampleEdit)
}
