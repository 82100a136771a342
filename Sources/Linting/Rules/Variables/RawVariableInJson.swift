import PostmanModel

/// A part of the call is put into a JSON string as it is.
struct RawVariableInJson: ExampleRule {
    package static let page = RulePage(
        "raw-variable-in-json", .variables, .note, "a part of the request is put into a JSON string unescaped",
        help: "leave it out of the body, or expect broken JSON for values with quotation marks",
        documentation: """
            A wildcard of the path that stands in a JSON string of the body is filled in without escapes: a value \
            with a quotation mark ends the string.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.jsonKind != nil, site.example.body.contains(UInt8(ascii: "{")) else { return }
        let path = Set(VariableNames.of(site.example.request.url.path))
        guard !path.isEmpty else { return }
        for name in Set(VariableNames.of(site.bodyText)).intersection(path).sorted() where !name.hasPrefix("$") {
            findings.add("{{\(name)}} comes from the path of the request and is not escaped", at: .body, of: site)
        }
    }
}
