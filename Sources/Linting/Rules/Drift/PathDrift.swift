import HTTPMessage
import PostmanModel

/// An example was saved with another path than its request has now.
struct PathDrift: ExampleRule {
    package static let page = RulePage(
        "path-drift", .drift, .warning, "an example was saved with another path than its request has now",
        help: "save the example again",
        documentation: """
            The mock compares the path that is stored in the example. Segments that are variables on either side may \
            differ.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.hasOwnRequest, !site.hasRequestOfParent else { return }
        if site.example.request.url.path.isExactly(site.parent.request.url.path) { return }
        let saved = site.example.request.url.path.split(separator: "/")
        let current = site.parent.request.url.path.split(separator: "/")
        let isSame =
            saved.count == current.count
            && zip(saved, current).allSatisfy { left, right in
                left == right || [left, right].contains { $0.hasPrefix(":") || $0.contains("{") || $0.contains("<") }
            }
        // An identifier in place of another is what examples are for.
        let literal = zip(saved, current).filter { $0 != $1 && !$0.contains(where: \.isNumber) }
        guard !isSame, saved.count != current.count || !literal.isEmpty else { return }
        let now = site.parent.request.url.path
        findings.add(
            "saved as \(site.example.request.url.path.quotedForMessage), the request is \(now.quotedForMessage) now",
            at: .url, of: site)
    }
}
