import Testing

@testable import Verification

struct ReporterGroupTests {
    private final class Log {
        var lines: [String] = []
    }

    private struct Broken: Error, Equatable {
        var name: String
    }

    private struct Recorder: Reporter {
        var name: String
        var log: Log
        var failsAt: Int?
        var failsAtEnd = false
        var count = 0

        mutating func record(_ event: Event) throws {
            count += 1
            if count == failsAt { throw Broken(name: name) }
            log.lines.append("\(name) \(count)")
        }

        mutating func finish() throws {
            if failsAtEnd { throw Broken(name: name) }
            log.lines.append("\(name) end")
        }
    }

    private let event = Event.runFinished(RunSummary())

    @Test func tellsAllInOrder() throws {
        let log = Log()
        var group = ReporterGroup([Recorder(name: "a", log: log), Recorder(name: "b", log: log)])
        try group.record(event)
        try group.record(event)
        try group.finish()
        #expect(log.lines == ["a 1", "b 1", "a 2", "b 2", "a end", "b end"])
    }

    @Test func goesOnWithoutTheOneThatFailed() throws {
        let log = Log()
        var group = ReporterGroup([Recorder(name: "a", log: log, failsAt: 1), Recorder(name: "b", log: log)])
        #expect(throws: Broken(name: "a")) { try group.record(event) }
        try group.record(event)
        #expect(throws: Broken(name: "a")) { try group.finish() }
        #expect(log.lines == ["b 1", "b 2", "b end"])
    }

    @Test func finishesAllAndThrowsTheFirstFailure() throws {
        let log = Log()
        var group = ReporterGroup([
            Recorder(name: "a", log: log, failsAtEnd: true), Recorder(name: "b", log: log, failsAtEnd: true),
            Recorder(name: "c", log: log),
        ])
        #expect(throws: Broken(name: "a")) { try group.finish() }
        #expect(log.lines == ["c end"])
    }
}
