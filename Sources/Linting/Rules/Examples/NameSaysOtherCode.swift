import HTTPMessage
import MockCore
import PostmanModel

/// The name of an example says another code than it has.
struct NameSaysOtherCode: ExampleRule {
    package static let page = RulePage(
        "name-says-other-code", .examples, .warning, "a name that says another code than the example has",
        help: "correct the name or the code",
        documentation: """
            Readers choose examples by their names, and so does x-mock-response-name. "404 Not Found" that answers \
            200 misleads both.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let code = site.example.code, let said = StatusWords.code(saidBy: site.example.name), said != code
        else { return }
        findings.add("the name says \(said), the code is \(code)", at: .name, of: site)
    }
}
