import PostmanModel

/// A status code that is not registered.
struct NonstandardCode: ExampleRule {
    package static let page = RulePage(
        "nonstandard-code", .examples, .note, "a status code that is not registered",
        help: "use a registered code",
        documentation: """
            Codes outside the IANA registry are handled by clients as the first code of their class, and some \
            proxies refuse them.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let code = site.example.code, !registered.contains(code) else { return }
        findings.add("\(code) is not a registered status code", at: .code, of: site)
    }

    private static let registered = Set(
        [Int](100...103) + [Int](200...208) + [226] + [Int](300...305) + [307, 308] + [Int](400...417)
            + [418] + [Int](421...426) + [428, 429, 431, 451] + [Int](500...508) + [510, 511])
}
