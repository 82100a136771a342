import PostmanModel

/// Two examples have the same request, code, headers and body.
struct DuplicateExample: LintRule {
    package static let page = RulePage(
        "duplicate-example", .reachability, .warning, "two examples have the same request, code, headers and body",
        help: "remove one of them",
        documentation: """
            An example that repeats another in everything that a mock looks at or sends can never make a difference. \
            It is usually left over from saving twice.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var first: [Twin: ExampleSite] = [:]
        for site in subject.examples {
            let example = site.example
            let twin = Twin(request: example.request, code: example.code, headers: example.headers, body: example.body)
            if let other = first[twin] {
                findings.add("the same as '\(other.path)'", at: .name, of: site)
            } else {
                first[twin] = site
            }
        }
    }

    static func areTwins(_ left: ExampleSite, _ right: ExampleSite) -> Bool {
        left.example.body == right.example.body && left.example.headers == right.example.headers
            && left.example.code == right.example.code && left.example.request == right.example.request
    }

    private struct Twin: Hashable {
        let request: SavedRequest
        let code: Int?
        let headers: [Row]
        let body: [UInt8]

        /// Enough to tell nearly all apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(request.method)
            hasher.combine(request.url.path)
            hasher.combine(request.url.query.count)
            hasher.combine(code)
            body.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }
}
