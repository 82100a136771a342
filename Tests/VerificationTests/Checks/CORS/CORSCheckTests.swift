import HTTPMessage
import Testing

@testable import Verification

struct CORSCheckTests {
    @Test(arguments: [
        (CORSExpectation.Half.preflight, "[cors] P4 CORS check: Access-Control-Allow-Origin is missing"),
        (.actual, "[cors] A1 HTTP fetch, CORS check: Access-Control-Allow-Origin is missing"),
    ])
    func namesTheRuleAndItsSection(half: CORSExpectation.Half, line: String) {
        var expectation = Verification.Expectation(promise: "browser call (CI-4)", statuses: [204])
        expectation.cors = CORSExpectation(half: half, origin: "https://a.example", method: "GET")
        let failures = Judge.failures(of: Reply(status: 204), against: expectation)
        #expect(failures.map(\.description) == [line])
        #expect(failures.map(\.kind.type) == ["mockcheck.CORSViolation"])
    }
}
