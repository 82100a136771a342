import HTTPMessage
import Testing

@testable import Verification

struct ExactBodyTests {
    private func failure(_ expected: String, _ actual: String) -> CheckFailure? {
        let expectation = Verification.Expectation(promise: "p", statuses: [200], body: .exactly(Array(expected.utf8)))
        return Judge.failures(of: Reply(status: 200, body: Array(actual.utf8)), against: expectation).first
    }

    @Test(arguments: ["", "a", "{\"a\": 1}"])
    func passesEqualBytes(body: String) {
        #expect(failure(body, body) == nil)
    }

    @Test(arguments: [
        ("a", "", "expected a body of 1 bytes, got none"), ("", "ab", "expected no body, got 2 bytes"),
        ("a\n", "a", "expected \"a\\n\", got \"a\""),
        ("{\"a\":1}", "{\"a\": 1}", "expected \"{\"a\":1}\", got \"{\"a\": 1}\""),
    ])
    func failsOtherBytes(expected: String, actual: String, text: String) {
        #expect(failure(expected, actual)?.text == text)
        #expect(failure(expected, actual)?.kind == .body)
    }

    @Test func showsADifference() {
        #expect(failure("{\"a\":1}", "{\"a\":2}")?.difference == "/a: expected 1, got 2")
    }
}
