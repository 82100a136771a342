import HTTPMessage
import Testing

@testable import Verification

struct AbsentHeaderCheckTests {
    private func failures(absent: [String], _ actual: HeaderList) -> [String] {
        var expectation = Verification.Expectation(promise: "p", statuses: [200])
        expectation.absentHeaders = absent
        return Judge.failures(of: Reply(status: 200, headers: actual), against: expectation).map(\.description)
    }

    @Test func passesWhereNoneIsThere() {
        #expect(failures(absent: ["Transfer-Encoding", "TE"], ["Content-Type": "text/plain", "X-TE": "a"]).isEmpty)
    }

    @Test func findsAHeaderInAnyCase() {
        #expect(
            failures(absent: ["Content-Encoding"], ["content-encoding": "gzip"])
                == ["[header] Content-Encoding: expected no such header, got \"gzip\""])
    }
}
