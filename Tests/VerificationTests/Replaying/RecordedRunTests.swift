import Testing

@testable import Verification

struct RecordedRunTests {
    private func events(of run: RecordedRun) throws -> [Event] {
        var events: [Event] = []
        try run.replay { events.append($0) }
        return events
    }

    @Test(arguments: [TextReports.Kind.journal, .json])
    func everyReportCanBeMadeAgain(kind: TextReports.Kind) throws {
        let text = try TextReports.write(kind, TextReports.events)
        let run = try RecordReader.read(Array(text.utf8), name: "r")
        for other in TextReports.Kind.allCases {
            let first = try TextReports.write(other, TextReports.events)
            #expect(try TextReports.write(other, events(of: run)) == first, "\(other)")
        }
    }

    @Test func aJournalThatWasCutOffSaysSo() throws {
        let text = try TextReports.write(.journal, TextReports.events)
        let bytes = Array(text.utf8)
        let run = try RecordReader.read(Array(bytes[..<(bytes.count / 2)]), name: "r")
        #expect(run.summary == nil)
        guard case .runFinished(let summary) = try events(of: run).last else {
            Issue.record("the run does not end")
            return
        }
        #expect(summary.interruption == "the record ends here")
    }

    @Test(arguments: ["", "{", "{}", "[1]", "{\"schema\":\"mockcheck.report/99\"}", "{\"event\":\"run-start\"}\n"])
    func whatIsNoRecordIsRefused(text: String) {
        #expect(throws: RecordProblem.self) { try RecordReader.read(Array(text.utf8), name: "r") }
    }
}
