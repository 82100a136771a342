import Testing

@testable import Verification

/// One value for the printed verdict and the exit status (product V-15).
struct RunVerdictTests {
    private func verdict(_ change: (inout RunSummary) -> Void) -> RunVerdict {
        var summary = RunSummary()
        summary.passed = 2
        change(&summary)
        return summary.verdict
    }

    @Test func eachEndHasItsVerdict() {
        #expect(verdict { _ in } == .passed)
        #expect(verdict { $0.skipped = 1 } == .passed)
        #expect(verdict { $0.failed = 1 } == .failed)
        #expect(verdict { $0.errors = 1 } == .failed)
        #expect(verdict { $0.passed = 0 } == .nothingSelected)
        #expect(verdict { $0.flaky = 1 } == .passed)
        #expect(verdict { ($0.flaky, $0.failsOnFlaky) = (1, true) } == .failed)
        #expect(verdict { ($0.failed, $0.interruption) = (1, "SIGINT") } == .interrupted(reason: "SIGINT"))
        #expect(
            verdict { ($0.interruption, $0.unreconciled) = ("SIGINT", "d") } == .unreconciled(difference: "d"))
    }
}
