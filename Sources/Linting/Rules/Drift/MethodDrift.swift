import PostmanModel

/// An example was saved with another method than its request has now.
struct MethodDrift: ExampleRule {
    package static let page = RulePage(
        "method-drift", .drift, .warning, "an example was saved with another method than its request has now",
        help: "save the example again",
        documentation: """
            The mock compares the request that is stored in the example, not the one it hangs under. If the request \
            changed later, requests that follow the documentation miss.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.hasOwnRequest, !site.hasRequestOfParent else { return }
        let (saved, current) = (site.example.request.method.uppercased(), site.parent.request.method.uppercased())
        guard saved != current else { return }
        findings.add("saved as \(saved.prefix(20)), the request is \(current.prefix(20)) now", at: .method, of: site)
    }
}
