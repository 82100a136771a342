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
        var first = Set<Twin>(minimumCapacity: subject.examples.count)
        for site in subject.examples {
            let (isFirst, other) = first.insert(Twin(site: site))
            if !isFirst { findings.add("the same as '\(other.site.path)'", at: .name, of: site) }
        }
    }

    static func areTwins(_ left: ExampleSite, _ right: ExampleSite) -> Bool {
        left.example.body == right.example.body && left.example.headers == right.example.headers
            && left.example.code == right.example.code && left.example.request == right.example.request
    }

    private struct Twin: Hashable {
        let site: ExampleSite

        static func == (left: Twin, right: Twin) -> Bool { areTwins(left.site, right.site) }

        /// Enough to tell nearly all apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(site.example.request.url.path)
            hasher.combine(site.example.code)
            site.example.body.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }
}
