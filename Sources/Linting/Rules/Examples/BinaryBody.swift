import PostmanModel

/// A body that has lost its bytes.
struct BinaryBody: ExampleRule {
    package static let page = RulePage(
        "binary-body", .examples, .warning, "a body that has lost its bytes",
        help: "store text, or serve the file by another way",
        documentation: """
            Collections store bodies as text. Images and archives that were saved as examples hold U+FFFD or NUL \
            where bytes were lost, and no client can read them.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        let body = site.example.body
        let isLost =
            body.contains(0)
            || body.count > 2
                && zip(body, zip(body.dropFirst(), body.dropFirst(2))).contains {
                    $0 == 0xEF && $1.0 == 0xBF && $1.1 == 0xBD
                }
        guard isLost else { return }
        findings.add("the body holds what is left of binary data", at: .body, of: site)
    }
}
