import Testing

@testable import Verification

struct ProgressBarTests {
    private final class Stage {
        var written: [String] = []
        var time = Duration.zero
    }

    @Test(arguments: [
        (0, 120, 0, "[------------------------------]    0%  0/120"),
        (60, 120, 2, "[###############---------------]   50%  60/120  2 failed"),
        (120, 120, 0, "[##############################]  100%  120/120"),
        (130, 120, 0, "[##############################]  100%  120/120"),
        (7, 0, 1, "7 cases  1 failed"),
    ])
    func rendersABar(done: Int, total: Int, failed: Int, expected: String) {
        #expect(ProgressBar.rendered(done: done, total: total, failed: failed, width: 80) == expected)
    }

    @Test(arguments: 0...120)
    func isNeverAsWideAsTheTerminal(width: Int) {
        let bar = ProgressBar.rendered(done: 99_999, total: 100_000, failed: 12_345, width: width)
        #expect(bar.count < max(width, 1))
    }

    @Test(arguments: [
        (120, "  slowest 1.21 s Get an order: GET /orders -> 200 [plain]"), (80, "  slowest 1.21 s Get a…"), (70, ""),
    ])
    func saysTheSlowestCaseWhereThereIsRoom(width: Int, expected: String) {
        let slowest = "slowest 1.21 s Get an order: GET /orders -> 200 [plain]"
        let bar = ProgressBar.rendered(done: 60, total: 120, failed: 2, slowest: slowest, width: width)
        #expect(bar == "[###############---------------]   50%  60/120  2 failed" + expected)
    }

    @Test func drawsAtMostTenTimesASecond() {
        let stage = Stage()
        let bar = self.bar(on: stage)
        for _ in 0..<1000 {
            stage.time += .milliseconds(1)
            bar.record(.caseFinished(ReportSamples.result("a")))
        }
        #expect(stage.written.count == 10)
        #expect(stage.written[9].hasPrefix("\r\u{1B}[K[###########"))
    }

    @Test func clearsWhatItDrewAndOnlyThat() {
        let stage = Stage()
        let bar = self.bar(on: stage)
        bar.clear()
        #expect(stage.written.isEmpty)
        bar.record(.caseFinished(ReportSamples.result("a")))
        bar.clear()
        bar.clear()
        bar.finish()
        #expect(stage.written.count == 2)
        #expect(stage.written.last == "\r\u{1B}[K")
    }

    @Test(
        arguments: [
            ([:], true, true), ([:], false, false), (["CI": "true"], true, false), (["CI": "false"], true, true),
            (["CI": ""], true, true), (["GITHUB_ACTIONS": "true"], true, false), (["TF_BUILD": "True"], true, false),
            (["JENKINS_URL": "x"], true, true), (["JENKINS_URL": "x", "BUILD_ID": "1"], true, false),
            (["TERM": "dumb"], true, false),
        ] as [([String: String], Bool, Bool)])
    func isWantedOnATerminalOutsideOfCI(environment: [String: String], isTerminal: Bool, expected: Bool) {
        #expect(ProgressBar.isWanted(environment: environment, isTerminal: isTerminal) == expected)
    }

    private func bar(on stage: Stage) -> ProgressBar {
        let bar = ProgressBar(now: { stage.time }, write: { stage.written.append($0) })
        bar.record(.runStarted(ReportSamples.facts(cases: 1000)))
        return bar
    }
}
