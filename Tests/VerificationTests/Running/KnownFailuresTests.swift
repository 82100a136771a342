import HTTPMessage
import Testing

@testable import Verification

struct KnownFailuresTests {
    private static let planned = Plans.exchangeCase("a")
    private static let known = KnownFailures([planned.id: KnownFailures.Entry(reason: "old API", until: "2027-02-24")])

    private func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .passed: "passed"
        case .failed(let failure): "failed: \(failure.type)"
        case .error: "error"
        case .skipped(let reason): "skipped: \(reason)"
        }
    }

    @Test func knownFailuresAreSkippedWithTheirReason() {
        let failure = ReportSamples.failure
        for verdict in [Verdict.failed(failure), .error(failure)] {
            #expect(
                word(Self.known.judged(verdict, of: Self.planned))
                    == "skipped: known failure, expires 2027-02-24: old API")
        }
        #expect(word(Self.known.judged(.failed(failure), of: Plans.exchangeCase("b"))) == "failed: \(failure.type)")
    }

    @Test func whatIsMendedMustLeaveTheBaseline() {
        #expect(word(Self.known.judged(.passed, of: Self.planned)) == "failed: mockcheck.UnexpectedPass")
        #expect(word(Self.known.judged(.passed, of: Plans.exchangeCase("b"))) == "passed")
        #expect(word(Self.known.judged(.skipped(reason: "why"), of: Self.planned)) == "skipped: why")
    }

    @Test func aRunGoesByIt() async throws {
        let sender = FakeSender { _ in .replied(Reply(status: 500)) }
        let options = RunOptions(known: Self.known)
        let summary = try await Runner(sender: sender, options: options).run(
            Plans.plan([[Self.planned, Plans.exchangeCase("b")]])
        ) { _ in }
        #expect(summary.skipped == 1 && summary.failed == 1)
    }
}
