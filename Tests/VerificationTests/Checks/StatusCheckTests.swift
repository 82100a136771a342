import HTTPMessage
import Testing

@testable import Verification

struct StatusCheckTests {
    @Test(arguments: [([200], 200), ([200, 204], 204), ([299], 299)])
    func passes(statuses: [Int], status: Int) {
        let expectation = Verification.Expectation(promise: "status", statuses: statuses)
        #expect(Judge.failures(of: Reply(status: status), against: expectation).isEmpty)
    }

    @Test(arguments: [
        ([200], 404, "expected 200 OK, got 404 Not Found"),
        ([200, 204], 429, "expected 200 OK or 204 No Content, got 429 Too Many Requests"),
        ([799], 200, "expected 799, got 200 OK"),
    ])
    func fails(statuses: [Int], status: Int, text: String) {
        let expectation = Verification.Expectation(promise: "selector by code (B-4.17)", statuses: statuses)
        let failures = Judge.failures(of: Reply(status: status), against: expectation)
        #expect(failures == [CheckFailure(.status, promise: "selector by code (B-4.17)", text: text)])
    }
}
