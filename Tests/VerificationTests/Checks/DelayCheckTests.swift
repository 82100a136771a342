import Testing

@testable import Verification

struct DelayCheckTests {
    private func text(_ elapsed: Duration, _ delay: Duration?) -> String? {
        var expectation = Verification.Expectation(promise: "p", statuses: [200])
        expectation.delay = delay
        return DelayCheck.failure(of: elapsed, against: expectation)?.text
    }

    @Test func nothingIsMeasuredWithoutAPromise() {
        #expect(text(.seconds(50), nil) == nil)
    }

    @Test func bothEndsAreMeasured() {
        #expect(text(.milliseconds(200), .milliseconds(200)) == nil)
        #expect(text(.milliseconds(1200), .milliseconds(200)) == nil)
        #expect(
            text(.milliseconds(199), .milliseconds(200)) == "expected it held back for 200 ms, it came after 199 ms")
        #expect(
            text(.milliseconds(1201), .milliseconds(200))
                == "expected it after 200 ms, at most 1000 ms later, it came after 1201 ms")
    }
}
