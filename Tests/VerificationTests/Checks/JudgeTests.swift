import HTTPMessage
import Testing

@testable import Verification

struct JudgeTests {
    @Test func findsEveryBrokenPartStatusFirst() {
        var expectation = Verification.Expectation(
            promise: "plain (B-4.01)", statuses: [200], headers: [HeaderField("X-A", "1")], body: .exactly([1]))
        expectation.absentHeaders = ["TE"]
        expectation.cors = CORSExpectation(half: .actual, origin: "https://a.example", method: "GET")
        let failures = Judge.failures(of: Reply(status: 404, headers: ["TE": "x"], body: [2]), against: expectation)
        #expect(failures.map(\.kind) == [.status, .header, .header, .body, .cors])
        #expect(failures.allSatisfy { $0.promise == "plain (B-4.01)" })
    }

    @Test func comparesNothingThatIsNotPromised() {
        let reply = Reply(status: 200, headers: ["X": "y"], body: [1, 2])
        #expect(Judge.failures(of: reply, against: Verification.Expectation(promise: "p", statuses: [200])).isEmpty)
    }
}
