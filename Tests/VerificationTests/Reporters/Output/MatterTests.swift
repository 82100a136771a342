import Testing

@testable import Verification

struct MatterTests {
    @Test(arguments: [
        (Axis.lint, "mockcheck.Lint", Matter.collection), (.examples, Failure.unanswered, .collection),
        (.examples, Failure.unreachable, .collection), (.examples, "mockcheck.StatusMismatch", .mock),
        (.quota, "mockcheck.StatusMismatch", .mock), (.traffic, "mockcheck.Unmatched", .client),
    ])
    func aFailureIsSomebodysMatter(axis: Axis, type: String, matter: Matter) {
        #expect(Matter(Self.failed(axis, type)) == matter)
    }

    @Test func nobodyIsToBlameForWhatPassedOrCouldNotBeAsked() {
        let suite = ReportSamples.suite()
        let unasked = Verdict.error(Failure(message: "connection refused", type: "mockcheck.ConnectionError"))
        for verdict in [Verdict.passed, .skipped(reason: "shadowed"), unasked] {
            #expect(Matter(ReportSamples.result("a", verdict, suite: suite)) == nil)
        }
    }

    /// V-13: the pages that people read say what the terminal says.
    @Test(arguments: [TextReports.Kind.html, .markdown])
    func thePagesSayWhoseMatterItIs(kind: TextReports.Kind) throws {
        let results = [
            Self.failed(.examples, Failure.unanswered), Self.failed(.examples, "mockcheck.StatusMismatch"),
            Self.failed(.lint, "mockcheck.Lint"),
        ]
        let text = try TextReports.write(kind, ReportSamples.run(results))
        #expect(text.contains("2 are the collection"))
        #expect(text.contains("1 is the mock"))
    }

    private static func failed(_ axis: Axis, _ type: String) -> CaseResult {
        ReportSamples.result(
            "a", .failed(Failure(message: "m", type: type)), suite: ReportSamples.suite("Orders", axis))
    }
}
