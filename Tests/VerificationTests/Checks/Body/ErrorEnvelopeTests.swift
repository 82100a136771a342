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

    private func difference(_ actual: String, title: String?) -> String? {
        let texts = ErrorEnvelope.Texts(title: title, message: "m")
        return ErrorEnvelope.compare(name: "e", texts: texts, actual: Array(actual.utf8))?.text
    }

    @Test func theEnvelopeIsComparedWhole() {
        #expect(difference(#"{"error":{"name":"e","header":"t","message":"m"}}"#, title: "t") == nil)
        #expect(difference(#"{"error":{"name":"e","message":"m"}}"#, title: nil) == nil)
        #expect(
            difference(#"{"error":{"name":"e","message":"m"}}"#, title: "t") == #"expected the title "t", got none"#)
        #expect(
            difference(#"{"error":{"name":"e","header":"t","message":"m"}}"#, title: nil)
                == #"expected no title, got "t""#)
        #expect(
            difference(#"{"error":{"name":"e","message":"n"}}"#, title: nil) == #"expected the message "m", got "n""#)
        #expect(
            difference(#"{"error":{"name":"e","message":"m","stack":"x"}}"#, title: nil)
                == #"expected no member "stack" in the error"#)
        #expect(
            difference(#"{"error":{"name":"e","message":"m"},"id":1}"#, title: nil)
                == #"expected no member "id" in the error"#)
    }

    @Test(arguments: ["", "mockRequestNotFoundError", #"{"error":{"name":"mockRequestNotFoundError"}"#])
    func failsWhatIsNoJSON(body: String) {
        #expect(text(body)?.hasPrefix(#"expected the error "mockRequestNotFoundError", got no JSON"#) == true)
    }
}
