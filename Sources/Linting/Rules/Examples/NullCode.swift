import PostmanModel

/// An example without a status code.
struct NullCode: ExampleRule {
    package static let page = RulePage(
        "null-code", .examples, .warning, "an example without a status code",
        help: "give the example the code it shows",
        documentation: """
            An example without a code is sent as 200, but x-mock-response-code: 200 does not find it, and in a tie \
            it counts less (B-5.01, 4.42).
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.code == nil else { return }
        findings.add("the example has no status code", at: .code, of: site)
    }
}
