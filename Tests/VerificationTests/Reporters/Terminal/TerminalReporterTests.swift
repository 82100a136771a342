import PostmanModel
import Testing

@testable import Verification

struct TerminalReporterTests {
    private final class Screen {
        var text = ""
        var problems = ""
    }

    @Test func aRunEndsWithFailuresAndTheVerdict() {
        let expected = """
            ✓ Orders                             3 passed     1 skipped
            ✗ Petstore with a name that is …     1 passed                 2 failed

            ✗ 1. Petstore with a name that is too long [examples] Get pet: GET /pets/1 ->
                200 by code
                specs/pets.json:88:9
                own request (B-4.01): status expected 200, got 404
                sent   GET /orders/1 HTTP/1.1
                [status] expected 200 OK, got 404 Not Found
                [body] differs
                │ --- expected
                │ +++ actual
                │ @@ $ @@
                │ -  "total": 19.9
                │ +  "total": "19.90"
                $ curl -i 'http://127.0.0.1:4010/orders/1'
                $ mockcheck api/orders.json --only 'Orders/Get order' --seed 424242

            ✗ 2. Petstore with a name that is too long [examples] Slow pet: GET /pets/slow
                -> 200
                specs/pets.json:88:9
                no answer within 5 s

            ✗ FAILED  2 of 7 cases in 2 collections  1.48 s
              cases     4 passed, 1 skipped, 1 failed, 1 error
              examples  4 plain, 1 by code, 1 by name
              requests  6, 2 without an example
              problems  1 warning
              next      1 is the mock's (1 examples): the mock answers otherwise than
                        documented; repeat a case with its commands, and report it

            """
        #expect(output(Self.mixedRun) == expected)
    }

    @Test func problemsOfTheInputGoToTheStandardError() {
        #expect(
            problems(Self.mixedRun)
                == "specs/pets.json:12:7: warning: a header value has a line break; remove it [header-newline]\n")
    }

    @Test func problemsGoOnUnderTheirBeginningOnATerminal() {
        let screen = show(Self.mixedRun, detail: .normal, usesColor: true, problemWidth: 50)
        #expect(
            screen.problems
                == "specs/pets.json:12:7: \u{1B}[33mwarning\u{1B}[0m: a header value\n"
                + "    has a line break; remove it [header-newline]\n")
    }

    @Test func aFailureShowsTheLinesThatItPointsAt() {
        let text = show(Self.mixedRun, detail: .normal, source: { [.init(number: $0.line, text: "  {\"a\": 1}")] }).text
        #expect(text.contains("    specs/pets.json:88:9\n    88 │ {\"a\": 1}\n"))
    }

    @Test func whoeverHasJustBegunIsToldWhatComesNext() {
        let hints = ["mockcheck serve  answers", "mockcheck lint   checks"]
        var events = Self.mixedRun
        events[0] = .runStarted(ReportSamples.facts(mocks: 2, cases: 7))
        let text = show(events, detail: .normal, hints: hints).text
        #expect(text.hasSuffix("            mockcheck serve  answers\n            mockcheck lint   checks\n"))
        let nothing = show(ReportSamples.run([]), detail: .normal, hints: hints).text
        #expect(nothing == "\n- NOTHING TO VERIFY  no collection was found  0.00 s\n")
    }

    @Test func aFileThatCannotBeUsedIsNamedOnce() {
        let file = "specs/broken/deep/inside/a.postman_collection.json"
        let failure = Failure(message: "the file is empty; delete it", type: Failure.unusableFile)
        let suite = SuiteFacts(name: "\(file) [collection]", mock: file, axis: .examples, file: file, caseCount: 1)
        let text = output(
            ReportSamples.run([ReportSamples.result("[collection] \(file)", .error(failure), suite: suite)]))
        #expect(text.hasPrefix("✗ …ide/a.postman_collection.json "))
        #expect(text.contains("\n\n✗ 1. \(file):88:9\n    the file is empty; delete it\n\n✗ FAILED"))
    }

    @Test func quietSaysFailuresAndVerdictOnly() {
        let good = ReportSamples.run([ReportSamples.result("a")])
        #expect(output(good, detail: .quiet) == "✓ PASSED  1 case in 1 collection  0.04 s\n")
        let text = output(Self.mixedRun, detail: .quiet)
        #expect(text.hasPrefix("\n✗ 1. Petstore"))
        #expect(text.hasSuffix("no answer within 5 s\n\n✗ FAILED  2 of 7 cases in 2 collections  1.48 s\n"))
    }

    @Test func verboseSaysEveryCase() {
        let text = output(Self.mixedRun, detail: .verbose)
        let expected = """
            Orders [examples]
              ✓ Get order: GET /orders/1 -> 200  0.04 s
              ✓ Get order: GET /orders/2 -> 200  0.04 s
              ✓ Get order: GET /orders/3 -> 200  0.04 s
            Orders [cors]
              - Old: GET /old -> 200: shadowed by 'New' (score 100)
            ✓ Orders                             3 passed     1 skipped
            Petstore with a name that is too long [examples]
              ✓ List pets: GET /pets -> 200  1.23 s
              ✗ Get pet: GET /pets/1 -> 200 by code  0.04 s
              ✗ Slow pet: GET /pets/slow -> 200  error
            """
        #expect(text.contains(expected))
    }

    @Test func coloursAddNothingButColours() {
        let coloured = output(Self.mixedRun, usesColor: true)
        #expect(coloured.contains("\u{1B}[31m✗ FAILED\u{1B}[0m"))
        #expect(coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == output(Self.mixedRun))
        #expect(!output(Self.mixedRun).contains("\u{1B}"))
    }

    @Test(arguments: TerminalReporter.Detail.allCases)
    func showsNoControlCharacterOfTheInput(detail: TerminalReporter.Detail) {
        let text = "\u{1B}[2J\u{1B}]0;x\u{7}\u{0}\u{8}\u{9B}1m\r\n::error::x\n##vso[task.x]##[group]\u{202E}\u{7F}"
        let failure = Failure(
            message: text, type: text, checks: [text], difference: text, transcript: text, reproduce: [text])
        let suite = SuiteFacts(name: text, mock: text, axis: .errors, file: text, caseCount: 3)
        var events = ReportSamples.run(
            [.passed, .skipped(reason: text), .failed(failure), .error(failure)].map {
                ReportSamples.result(text, $0, suite: suite)
            })
        let diagnostic = Diagnostic(
            rule: text, severity: .error, message: text, help: text, location: SourceLocation(file: text))
        events.insert(.diagnostic(diagnostic), at: 1)
        let shown = output(events, detail: detail) + problems(events, detail: detail)
        let forbidden = shown.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
        }
        #expect(forbidden.isEmpty)
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
        #expect(!shown.contains("##"))
        // GitHub takes a line for a command even where it is indented.
        #expect(!shown.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::") })
    }

    @Test func longRunsFitAScreen() {
        let results = (1...100).map { number in
            let suite = ReportSamples.suite("Collection \(number)", file: "specs/\(number).json")
            return ReportSamples.result("case", number == 50 ? .failed(ReportSamples.failure) : .passed, suite: suite)
        }
        let known = output(ReportSamples.run(results, facts: ReportSamples.facts(mocks: 100)))
        #expect(known.contains("✓ 99 collections passed\n"))
        #expect(known.contains("✗ Collection 50 "))
        #expect(known.split(separator: "\n").count <= 24)
        let unknown = output(ReportSamples.run(results))
        #expect(unknown.contains("✓ Collection 30 "))
        #expect(!unknown.contains("✓ Collection 31 "))
        #expect(unknown.contains("✓ 69 more collections passed\n"))
    }

    @Test func showsTwentyFailuresAndCountsTheRest() {
        let results = (1...25).map { ReportSamples.result("case \($0)", .failed(ReportSamples.failure)) }
        let text = output(ReportSamples.run(results))
        #expect(text.contains("✗ 20. Orders [examples] case 20\n"))
        #expect(!text.contains("✗ 21."))
        #expect(text.contains("\nand 5 more in the report\n"))
    }

    @Test func capsWarningsButNeverErrors() {
        func diagnostics(_ severity: Diagnostic.Severity) -> [Event] {
            (1...15).map { line in
                let location = SourceLocation(file: "a.json", line: line, column: 1)
                return .diagnostic(Diagnostic(rule: "r", severity: severity, message: "m", location: location))
            }
        }
        let events = diagnostics(.warning) + diagnostics(.error) + diagnostics(.note) + [.runFinished(RunSummary())]
        let lines = problems(events).split(separator: "\n")
        #expect(lines.count { $0.contains(": warning: ") } == 3)
        #expect(lines.contains("  and 12 more of r; --verbose lists them"))
        #expect(lines.count { $0.contains(": error: ") } == 15)
        #expect(
            output(events).contains("problems  15 errors, 15 warnings, 15 notes (15 r); 27 hidden, use --verbose\n"))
        #expect(problems(events, detail: .verbose).split(separator: "\n").count { $0.contains(": note: ") } == 15)
    }

    @Test func fitsEightyColumns() {
        let name = String(repeating: "long words ", count: 30) + "漢字"
        var failure = ReportSamples.failure
        failure.message = name
        failure.difference = "+" + name
        failure.transcript = "GET /\(String(repeating: "x", count: 300)) HTTP/1.1"
        failure.reproduce = []
        let suite = ReportSamples.suite(name, file: "a.json")
        let text = output(ReportSamples.run([ReportSamples.result(name, .failed(failure), suite: suite)]))
        #expect(text.split(separator: "\n").allSatisfy { TerminalText.columns(of: String($0)) <= 80 })
        // In a CI's log nothing is cut.
        let log = output(ReportSamples.run([ReportSamples.result(name, .failed(failure), suite: suite)]), width: nil)
        #expect(log.contains(failure.transcript))
    }

    @Test(arguments: [
        (RunSummary(), "- NOTHING SELECTED  no case was selected  0.00 s"),
        (summary { $0.passed = 2 }, "✓ PASSED  2 cases in 0 collections  0.00 s"),
        (summary { $0.errors = 1 }, "✗ FAILED  1 of 1 case in 0 collections  0.00 s"),
        (
            summary {
                $0.passed = 3; $0.failed = 1; $0.interruption = "SIGINT"
            },
            "✗ INTERRUPTED  SIGINT: 4 cases judged, 1 failed  0.00 s"
        ),
    ])
    func givesAVerdict(summary: RunSummary, verdict: String) {
        #expect(output([.runFinished(summary)], detail: .quiet) == verdict + "\n")
    }

    private static func summary(_ change: (inout RunSummary) -> Void) -> RunSummary {
        var summary = RunSummary()
        change(&summary)
        return summary
    }

    private static var mixedRun: [Event] {
        let orders = ReportSamples.suite("Orders", file: "specs/orders.json")
        let cors = ReportSamples.suite("Orders", .cors, file: "specs/orders.json")
        let pets = ReportSamples.suite("Petstore with a name that is too long", file: "specs/pets.json")
        var events = ReportSamples.run(
            (1...3).map { ReportSamples.result("Get order: GET /orders/\($0) -> 200", suite: orders) } + [
                ReportSamples.result(
                    "Old: GET /old -> 200", .skipped(reason: "shadowed by 'New' (score 100)"), suite: cors),
                ReportSamples.result("List pets: GET /pets -> 200", suite: pets, milliseconds: 1234),
                ReportSamples.result(
                    "Get pet: GET /pets/1 -> 200 by code", .failed(ReportSamples.failure), suite: pets),
                ReportSamples.result(
                    "Slow pet: GET /pets/slow -> 200",
                    .error(Failure(message: "no answer within 5 s", type: "mockcheck.Timeout")), suite: pets),
            ])
        let warning = Diagnostic(
            rule: "header-newline", severity: .warning, message: "a header value has a line break",
            help: "remove it", location: SourceLocation(file: "specs/pets.json", line: 12, column: 7))
        events.insert(.diagnostic(warning), at: 1)
        guard case .runFinished(var summary) = events.removeLast() else { return events }
        summary.reachability.plain = 4
        summary.reachability.byCode = 1
        summary.reachability.byName = 1
        summary.reachability.requests = 6
        summary.reachability.requestsWithoutExamples = 2
        return events + [.runFinished(summary)]
    }

    private func output(
        _ events: [Event], detail: TerminalReporter.Detail = .normal, usesColor: Bool = false, width: Int? = 80
    ) -> String {
        show(events, detail: detail, usesColor: usesColor, width: width).text
    }

    private func problems(_ events: [Event], detail: TerminalReporter.Detail = .normal) -> String {
        show(events, detail: detail).problems
    }

    private func show(
        _ events: [Event], detail: TerminalReporter.Detail, usesColor: Bool = false, width: Int? = 80,
        problemWidth: Int? = nil, source: @escaping CodeFrame.Source = { _ in [] }, hints: [String] = []
    ) -> Screen {
        let screen = Screen()
        var reporter = TerminalReporter(
            detail: detail, usesColor: usesColor, problemsUseColor: usesColor, width: width,
            problemWidth: problemWidth, source: source, hints: hints, write: { screen.text += $0 },
            writeProblem: { screen.problems += $0 })
        for event in events {
            reporter.record(event)
        }
        reporter.finish()
        return screen
    }
}
