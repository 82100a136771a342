import PostmanModel
import Testing

@testable import Verification

/// One deviation of a target is told once, with the number of cases that it fails.
struct FailureGroupsTests {
    private static func suite(_ axis: Axis, target: String?) -> SuiteFacts {
        SuiteFacts(
            name: "Orders [\(axis.rawValue)]", mock: "Orders", axis: axis, file: "a.json", caseCount: 1, target: target)
    }

    private static func failure(_ promise: String, _ check: String) -> Failure {
        var failure = Failure(message: "\(promise): \(check)", type: "mockcheck.BodyMismatch", checks: [check])
        failure.promise = promise
        return failure
    }

    private static func groups(
        _ cases: [(String, String)], _ axis: Axis = .examples, target: String? = "http://h", limit: Int = 100
    ) -> FailureGroups {
        var groups = FailureGroups(limit: limit)
        for (number, (promise, check)) in cases.enumerated() {
            let failure = failure(promise, check)
            let result = ReportSamples.result("case \(number)", .failed(failure), suite: suite(axis, target: target))
            groups.add(result, failure)
        }
        return groups
    }

    @Test func aTargetsDeviationIsOneGroup() {
        let cases = (0..<900).map { ("selector by code", "[status] expected \($0)") } + [("other", "x")]
        let groups = Self.groups(cases)
        #expect(groups.groups.map(\.count) == [900, 1])
        #expect(groups.count == 901)
        #expect(groups.untoldCount == 0)
        #expect(groups.groups[0].rest == "and 899 more cases with this deviation: case 1, case 2, case 3, …")
        #expect(groups.groups[1].rest == nil)
    }

    /// A back end makes one promise, so that the difference says which deviation it is, wherever the example stands.
    @Test func differencesOfABackEndAreToldApart() {
        let groups = Self.groups(
            [
                (
                    "kept",
                    "[body] $.id: expected integer, got string \"1\", line 2 of the example's body (the example at a:1)"
                ),
                (
                    "kept",
                    "[body] $.id: expected integer, got string \"1\", line 5 of the example's body (the example at a:9)"
                ),
                ("kept", "[status] expected 200 OK, got 500 (the example at a:1)"),
            ], .contract)
        #expect(groups.groups.map(\.count) == [2, 1])
    }

    @Test func ourOwnMocksAreToldCaseByCase() {
        let groups = Self.groups(Array(repeating: ("p", "c"), count: 5), target: nil, limit: 3)
        #expect(groups.groups.count == 3)
        #expect(groups.untoldCount == 2)
    }

    /// Terminal, HTML, Markdown and annotations say the number, and the reasons for what was skipped.
    @Test func everyReportForPeopleGroups() throws {
        let suite = Self.suite(.examples, target: "http://h")
        let failure = Self.failure("selector by code", "[status] expected 200 OK, got 404 Not Found")
        let results =
            (0..<40).map { ReportSamples.result("case \($0)", .failed(failure), suite: suite) }
            + (0..<7).map { ReportSamples.result("skip \($0)", .skipped(reason: "needs a clock"), suite: suite) }
        let events = ReportSamples.run(results)
        var tally = RunTally(failureLimit: 10)
        events.forEach { tally.record($0) }
        let paths = ReportPaths(root: "/", workingDirectory: "/")
        let pages = [
            MarkdownDocument(tally: tally, paths: paths).text(limit: 100_000),
            HTMLFailures(tally: tally, paths: paths).text + HTMLSummary(tally: tally).overview,
        ]
        for page in pages {
            #expect(page.contains("case 0 (40 cases)") || page.contains("case 0</b> (40 cases)"), "\(page)")
            #expect(page.contains("and 39 more cases with this deviation"))
            #expect(page.contains("needs a clock"))
            #expect(!page.contains("case 17"))
        }
        var lines: [String] = []
        var terminal = TerminalReporter(usesColor: false, problemsUseColor: false) {
            lines.append($0)
        } writeProblem: { _ in
        }
        events.forEach { terminal.record($0) }
        terminal.finish()
        let text = lines.joined()
        #expect(text.contains("and 39 more cases with this deviation"), "\(text)")
        #expect(!text.contains("✗ 2."))
    }

    /// What an earlier run was told of is grouped again.
    @Test func theJournalKeepsWhatGroupsNeed() throws {
        let suite = Self.suite(.examples, target: "http://h")
        let failure = Self.failure("p", "c")
        let encoding = EventJSON(paths: ReportPaths(root: "/", workingDirectory: "/"))
        let record = JSONBody.object(
            encoding.result(ReportSamples.result("a", .failed(failure), suite: suite), isReproducible: true)
        ).text
        let decoded = try RecordDecoder(JSONDocument.parse(Array(record.utf8)).root, "").result(in: suite)
        #expect(decoded.failure?.promise == "p")
        let facts = JSONBody.object(encoding.suite(suite)).text
        #expect(try RecordDecoder(JSONDocument.parse(Array(facts.utf8)).root, "").suite().target == "http://h")
    }
}
