import HTTPMessage
import Testing

@testable import Verification

struct ErrorEnvelopeTests {
    private func text(_ actual: String) -> String? {
        let expectation = Verification.Expectation(
            promise: "p", statuses: [404], body: .error(name: "mockRequestNotFoundError"))
        return Judge.failures(of: Reply(status: 404, body: Array(actual.utf8)), against: expectation).first?.text
    }

    @Test(arguments: [
        #"{"error":{"name":"mockRequestNotFoundError"}}"#,
        #"{ "error": {"header": "No matching requests", "name": "mockRequestNotFoundError", "message": "x"} }"#,
    ])
    func passesTheNamedError(body: String) {
        #expect(text(body) == nil)
    }

    @Test(arguments: [
        (
            #"{"error":{"name":"rateLimitError"}}"#,
            #"expected the error "mockRequestNotFoundError", got the error "rateLimitError""#
        ),
        (
            #"{"name":"mockRequestNotFoundError"}"#,
            #"expected the error "mockRequestNotFoundError", got JSON without error.name: "#
                + #""{"name":"mockRequestNotFoundError"}""#
        ),
        (
            #"{"error":{"name":7}}"#,
            #"expected the error "mockRequestNotFoundError", got JSON without error.name: "{"error":{"name":7}}""#
        ),
    ])
    func failsAnotherError(body: String, expected: String) {
        #expect(text(body) == expected)
    }

    @Test(arguments: ["", "mockRequestNotFoundError", #"{"error":{"name":"mockRequestNotFoundError"}"#])
    func failsWhatIsNoJSON(body: String) {
        #expect(text(body)?.hasPrefix(#"expected the error "mockRequestNotFoundError", got no JSON"#) == true)
    }
}
