import Testing

@testable import Verification

/// Whether a report stands for its plan (product V-15).
struct ReconciliationTests {
    private static let plan = Plans.plan([[Plans.exchangeCase("a"), Plans.exchangeCase("b")]])

    private func difference(
        reported: Int = 2, passed: Int = 2, unlisted: Int = 0, judged: [Int] = [1, 1], verdict: Verdict = .passed
    ) -> String? {
        var counts = Reconciliation(Self.plan)
        let cases = Self.plan.mocks[0].suites[0].cases
        for (planned, steps) in zip(cases, judged) { counts.add(planned, verdict, judgedSteps: steps) }
        for _ in 0..<reported { counts.add(.caseFinished(ReportSamples.result("x"))) }
        var summary = RunSummary()
        summary.passed = passed
        return counts.difference(summary, unlisted: unlisted)
    }

    @Test func aWholeRunAgrees() {
        #expect(difference() == nil)
        #expect(difference(reported: 1, passed: 1, unlisted: 1) == nil)
    }

    @Test func whatWasNotReportedIsMissed() {
        #expect(difference(reported: 1, passed: 1) == "2 cases were planned and 1 reported")
        #expect(difference(reported: 2, passed: 1) == "2 cases were reported and 1 counted")
    }

    @Test func whatPassedUnjudgedIsMissed() {
        #expect(difference(judged: [1, 0]) == "1 cases passed that were not judged, the first is Orders/b")
        #expect(difference(judged: [0, 0], verdict: .skipped(reason: "r")) == nil)
    }

    /// A runner whose cases pass without a request must not end well.
    @Test func theRunSaysSo() async throws {
        let whole = try await RunLog(Self.plan, sender: FakeSender())
        #expect(whole.summary.verdict == .passed)
        #expect(whole.summary.unreconciled == nil)
        let failing = try await RunLog(Self.plan, sender: FakeSender { _ in .timedOut(PartialReply()) })
        #expect(failing.summary.verdict == .failed)
    }
}
