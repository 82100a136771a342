import HTTPMessage
import Testing

@testable import Verification

struct TemplateBodyTests {
    private func text(_ body: String) -> String? {
        let parts = TemplateText.parts("n=<0...1000>;")
        let expectation = Verification.Expectation(promise: "p", statuses: [200], body: .template(parts))
        return Judge.failures(of: Reply(status: 200, body: Array(body.utf8)), against: expectation).first?.text
    }

    @Test func passesAFilledTemplate() {
        #expect(text("n=17;") == nil)
    }

    @Test(arguments: [
        ("n=x;", #"at byte 2 expected an integer from 0 to 1000, got "x;""#),
        ("n=1", #"at byte 3 expected ";", got """#),
        ("n=1;\n", #"at byte 4 expected the end of the body, got "\n""#),
        ("n={{$randomInt}};", #"at byte 2 expected an integer from 0 to 1000, got "{{$randomInt}};""#),
    ])
    func saysWhereABodyLeavesTheTemplate(body: String, expected: String) {
        #expect(text(body) == expected)
    }
}
