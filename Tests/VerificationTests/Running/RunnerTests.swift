import HTTPMessage
import PostmanModel
import Synchronization
import Testing

@testable import Verification

struct RunnerTests {
    @Test(.timeLimit(.minutes(1))) func reportsInPlanOrderWhateverTheTiming() async throws {
        let answered = Gate()
        let sender = FakeSender { sent in
            // The last of the plan is answered first.
            let number = Int(sent.target.dropFirst()) ?? 0
            await answered.wait(for: 19 - number)
            answered.raise()
            return .replied(Reply(status: number == 3 ? 404 : 200))
        }
        let cases = (0..<20).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(
            Plans.plan([Array(cases[..<7]), [], Array(cases[7...])]), sender: sender, options: RunOptions(jobs: 20))
        var expected = ["run", "begin suite 0"]
        expected += (0..<7).map {
            $0 == 3 ? "3 failed: plain (B-4.01): expected 200 OK, got 404 Not Found" : "\($0) passed"
        }
        expected += ["end suite 0", "begin suite 1", "end suite 1", "begin suite 2"]
        expected += (7..<20).map { "\($0) passed" }
        expected += ["end suite 2", "done"]
        #expect(log.lines == expected)
        #expect(log.summary.passed == 19 && log.summary.failed == 1)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 3, 8])
    func keepsSoManyScenariosInFlight(jobs: Int) async throws {
        let asked = Gate()
        let sender = FakeSender { _ in
            asked.raise()
            // None is answered before so many are in flight.
            await asked.wait(for: jobs)
            return .replied(Reply(status: 200))
        }
        let cases = (0..<60).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(Plans.plan([cases]), sender: sender, options: RunOptions(jobs: jobs))
        #expect(log.summary.passed == 60)
        #expect(sender.mostInFlight == jobs)
    }

    @Test(.timeLimit(.minutes(1))) func reportsFarMoreCasesThanAreKeptWaiting() async throws {
        let asked = Gate()
        let sender = FakeSender { sent in
            asked.raise()
            // As long as the first has no answer, the others must wait with their reports: 2048 of them may.
            if sent.target == "/0" { await asked.wait(for: 2048) }
            return .replied(Reply(status: 200))
        }
        let cases = (0..<10_000).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(Plans.plan([cases]), sender: sender, options: RunOptions(jobs: 4))
        #expect(log.lines == ["run", "begin suite 0"] + (0..<10_000).map { "\($0) passed" } + ["end suite 0", "done"])
    }

    @Test(arguments: [false, true]) func keepsWhatPassedWhereSomebodyWantsIt(isWanted: Bool) async throws {
        let sender = FakeSender { _ in .replied(Reply(status: 200, body: Array("hi".utf8))) }
        var options = RunOptions()
        options.keepsTranscripts = isWanted
        let log = try await RunLog(Plans.plan([[Plans.exchangeCase("0")]]), sender: sender, options: options)
        let transcript = try #require(log.transcripts.first)
        #expect(log.transcripts.count == 1)
        #expect(transcript.isEmpty != isWanted)
        if isWanted {
            #expect(transcript.hasPrefix("GET /0 HTTP/1.1\n") && transcript.hasSuffix("HTTP/1.1 200 OK\n\nhi"))
        }
    }

    @Test func passesOnWhatThePlanDecided() async throws {
        var plan = Plans.plan(
            [
                [
                    Plans.planned("a", .skip(reason: "shadowed by 'b'")),
                    Plans.planned("b", .error(message: "not JSON", details: ["line 3"])),
                ]
            ], host: nil)
        plan.diagnostics = [
            Diagnostic(
                rule: "header-newline", severity: .warning, message: "m", location: SourceLocation(file: "a.json"))
        ]
        plan.reachability.plain = 7
        let log = try await RunLog(plan, sender: FakeSender())
        #expect(
            log.lines == [
                "run", "diagnostic header-newline", "begin suite 0", "a skipped: shadowed by 'b'",
                "b error: not JSON", "end suite 0", "done",
            ])
        #expect(log.failures.map(\.checks) == [["line 3"]])
        #expect(log.summary.skipped == 1 && log.summary.errors == 1 && log.summary.reachability.plain == 7)
    }

    @Test func anEmptyPlanIsBeginningAndEnd() async throws {
        #expect(try await RunLog(Plans.plan([]), sender: FakeSender()).lines == ["run", "done"])
    }

    @Test func measuresTheStepsOfACase() async throws {
        let sender = FakeSender { _ in
            try? await Task.sleep(for: .milliseconds(30))
            return .replied(Reply(status: 200))
        }
        var durations: [Duration] = []
        let plan = Plans.plan([[Plans.exchangeCase("a")]], host: FakeHost(startTime: .seconds(1)))
        let began = ContinuousClock.now
        _ = try await Runner(sender: sender, options: RunOptions()).run(plan) { event in
            if case .caseFinished(let result) = event { durations.append(result.duration) }
        }
        let duration = try #require(durations.first)
        #expect(duration >= .milliseconds(30))
        #expect(ContinuousClock.now - began - duration >= .seconds(1), "the start of the mock does not count")
    }

    /// Retries take a case out of its first mocks; one that passes then is flaky, not failed (CI-1.5.15).
    @Test(arguments: [(0, 1, 0, 0), (1, 0, 1, 1), (5, 0, 1, 1)])
    func aCaseThatFailsIsAskedAgain(retries: Int, failed: Int, passed: Int, attempts: Int) async throws {
        let asked = Mutex(0)
        let sender = FakeSender { _ in
            let count = asked.withLock { count in
                count += 1
                return count
            }
            return .replied(Reply(status: count == 1 ? 500 : 200))
        }
        var results: [CaseResult] = []
        let plan = Plans.plan([[Plans.exchangeCase("a")]])
        let summary = try await Runner(sender: sender, options: RunOptions(retries: retries)).run(plan) { event in
            if case .caseFinished(let result) = event { results.append(result) }
        }
        #expect(summary.failed == failed && summary.passed == passed && summary.flaky == passed)
        #expect(results.map(\.earlierFailures.count) == [attempts])
        #expect(asked.withLock { $0 } == attempts + 1)
    }

    @Test func whatNeverPassesFailsWithAllItsAttempts() async throws {
        var results: [CaseResult] = []
        let sender = FakeSender { _ in .replied(Reply(status: 500)) }
        let summary = try await Runner(sender: sender, options: RunOptions(retries: 2)).run(
            Plans.plan([[Plans.exchangeCase("a")]])
        ) { event in
            if case .caseFinished(let result) = event { results.append(result) }
        }
        #expect(summary.failed == 1 && summary.flaky == 0)
        #expect(results.map(\.earlierFailures.count) == [2])
    }

    @Test func bailEndsTheRunBehindThatManyFailures() async throws {
        let sender = FakeSender { sent in
            let fails = ["/2", "/5", "/7"].contains(sent.target)
            return .replied(Reply(status: fails ? 500 : 200))
        }
        var cases = (0..<200).map { Plans.exchangeCase("\($0)") }
        cases[150] = Plans.planned("150", .skip(reason: "shadowed"))
        let host = FakeHost()
        let log = try await RunLog(
            Plans.plan([cases], host: host), sender: sender, options: RunOptions(jobs: 4, bail: 2))
        #expect(log.summary.failed == 2)
        #expect(log.summary.passed == 4)
        #expect(log.lines[7].hasPrefix("5 failed"))
        #expect(log.lines[8..<152].allSatisfy { $0.hasSuffix("skipped: not run: bail") })
        #expect(log.lines[152] == "150 skipped: shadowed")
        #expect(log.summary.interruption == nil)
        #expect(host.started.map(\.stops) == [1])
    }

    @Test(.timeLimit(.minutes(1)))
    func anInterruptionEndsTheRunSoon() async throws {
        let interruption = RunInterruption()
        let sender = FakeSender { sent in
            if sent.target == "/2" { interruption.interrupt(reason: "SIGINT") }
            if sent.target == "/3" || sent.target == "/2" {
                do {
                    try await Task.sleep(for: .seconds(600))
                } catch {
                    return .timedOut(PartialReply())
                }
            }
            return .replied(Reply(status: 200))
        }
        var cases = (0..<100).map { Plans.exchangeCase("\($0)") }
        cases[90] = Plans.planned("90", .skip(reason: "shadowed"))
        let host = FakeHost()
        let log = try await RunLog(
            Plans.plan([cases, []], host: host), sender: sender, options: RunOptions(jobs: 1),
            interruption: interruption)
        #expect(log.lines[2..<5] == ["0 passed", "1 passed", "2 skipped: not run: interrupted"])
        #expect(log.lines[5] == "3 skipped: not run: interrupted (SIGINT)")
        #expect(log.lines[101] == "99 skipped: not run: interrupted (SIGINT)")
        #expect(log.lines[92] == "90 skipped: shadowed")
        #expect(log.lines[102...] == ["end suite 0", "begin suite 1", "end suite 1", "done"])
        #expect(log.failures.isEmpty)
        #expect(log.summary.interruption == "SIGINT")
        #expect(log.summary.skipped == 98)
        #expect(host.started.map(\.stops) == [1])
    }

    /// Four hundred thousand cases that were not run would take longer to list than a CI waits (CI-3.6).
    @Test func anInterruptionDoesNotWaitForTheListOfWhatDidNotRun() async throws {
        let interruption = RunInterruption()
        interruption.interrupt(reason: "SIGTERM")
        let suites = [0..<50, 50..<80].map { $0.map { Plans.exchangeCase("\($0)") } }
        let log = try await RunLog(
            Plans.plan(suites), sender: FakeSender { _ in .replied(Reply(status: 200)) },
            options: RunOptions(jobs: 1, listing: .zero), interruption: interruption)
        #expect(log.summary.interruption?.hasSuffix(" cases that were not run are not listed") == true)
        #expect(log.lines.filter { $0.contains("not run") }.isEmpty)
        #expect(log.lines.suffix(2) == ["end suite 0", "done"])
    }

    @Test func anInterruptionOutranksTheBailThatItCauses() async throws {
        let interruption = RunInterruption()
        let sender = FakeSender { sent in
            if sent.target == "/2" { interruption.interrupt(reason: "SIGINT") }
            try? await Task.sleep(for: .seconds(600))
            return .timedOut(PartialReply())
        }
        let cases = (0..<9).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(
            Plans.plan([cases]), sender: sender, options: RunOptions(jobs: 3, bail: 1), interruption: interruption)
        #expect(log.lines[2..<5] == ["0", "1", "2"].map { "\($0) skipped: not run: interrupted" }[...])
        #expect(log.lines[5] == "3 skipped: not run: interrupted (SIGINT)")
    }

    @Test func anInterruptionBeforeTheRunLetsNothingRun() async throws {
        let interruption = RunInterruption()
        interruption.interrupt(reason: "SIGTERM")
        interruption.interrupt(reason: "SIGINT")
        let sender = FakeSender { _ in
            try? await Task.sleep(for: .seconds(600))
            return .timedOut(PartialReply())
        }
        let cases = (0..<9).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(Plans.plan([cases]), sender: sender, interruption: interruption)
        #expect(log.summary.passed == 0)
        #expect(log.summary.interruption == "SIGTERM")
        #expect(log.lines.count == 13)
    }

    @Test func stopsTheMocksWhenAReporterFails() async throws {
        struct DiskFull: Error {}
        let host = FakeHost()
        let cases = (0..<100).map { Plans.exchangeCase("\($0)") }
        await #expect(throws: DiskFull.self) {
            let runner = Runner(sender: FakeSender(), options: RunOptions())
            _ = try await runner.run(Plans.plan([cases], host: host)) { event in
                if case .caseFinished(let result) = event, result.name == "3" { throw DiskFull() }
            }
        }
        #expect(host.started.allSatisfy { $0.stops == 1 })
    }
}
