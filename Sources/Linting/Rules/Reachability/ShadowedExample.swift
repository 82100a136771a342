import PostmanModel

/// An earlier example takes every call that has no selector header.
struct ShadowedExample: LintRule {
    package static let page = RulePage(
        "shadowed-example", .reachability, .warning, "an earlier example answers every request without selectors",
        help: "select it by x-mock-response-name or -id, or make the requests differ",
        documentation: """
            Of two examples with the same request and the same code the mock always answers with the one that comes \
            first in its order of ties; the other is only reachable with x-mock-response-name or x-mock-response-id \
            (B-4.18, 4.19).
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var first = Set<Key>(minimumCapacity: subject.examples.count)
        for site in subject.examples {
            let (isFirst, key) = first.insert(Key(site: site))
            if isFirst { continue }
            let other = key.site
            // One fault has one finding: twins and examples that only an id selects have rules of their own.
            guard !DuplicateExample.areTwins(other, site),
                site.example.name != other.example.name || site.example.hasStoredID
            else { continue }
            findings.add("has the same request and code as '\(other.path)'", at: .name, of: site)
        }
    }

    private struct Key: Hashable {
        let site: ExampleSite

        static func == (left: Key, right: Key) -> Bool {
            left.site.example.code == right.site.example.code && left.site.example.request == right.site.example.request
        }

        /// Enough to tell nearly all apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(site.example.request.url.path)
            hasher.combine(site.example.request.url.query.count)
            hasher.combine(site.example.request.method)
            hasher.combine(site.example.code)
        }
    }
}
