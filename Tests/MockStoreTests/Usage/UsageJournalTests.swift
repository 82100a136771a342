import Foundation
import MockCore
import PostmanModel
import Testing

@testable import MockStore

struct UsageJournalTests {
    private let end = Timestamp(milliseconds: 1_796_083_200_000)  // 2026-12-01

    /// A journal of three entries.
    private func written(_ state: TemporaryState) throws -> [String] {
        let journal = try UsageJournal(in: state.open())
        try journal.reserve(64, until: end)
        try journal.reserve(128, until: end)
        try journal.settle(RecordedUsage(calls: 70, periodEnd: end))
        return try state.text("usage.jsonl").split(separator: "\n").map(String.init)
    }

    private func reopened(_ state: TemporaryState) throws -> RecordedUsage? {
        try UsageJournal(in: state.open()).recorded
    }

    @Test func isReadBack() throws {
        let state = TemporaryState()
        #expect(try reopened(state) == nil)
        let lines = try written(state)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix(#"{"periodEnd":"2026-12-01T00:00:00.000Z","reserved":64,"seal":""#))
        #expect(try reopened(state) == RecordedUsage(calls: 70, periodEnd: end))
        #expect(try UsageJournal.recordedUsage(in: state.path) == RecordedUsage(calls: 70, periodEnd: end))
    }

    @Test func goesOnBehindAnUnfinishedLine() throws {
        let state = TemporaryState()
        let lines = try written(state)
        // As if the process had ended while it wrote a fourth line.
        try state.write(lines.joined(separator: "\n") + "\n{\"periodEnd\":\"2026", to: "usage.jsonl")
        let journal = try UsageJournal(in: state.open())
        #expect(journal.recorded?.calls == 70)
        try journal.reserve(134, until: end)
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 134)
    }

    @Test(arguments: ["changed", "lost", "added", "cut by a line", "cut within a line", "emptied", "deleted"])
    func noticesWhatWasDoneToIt(_ change: String) throws {
        let state = TemporaryState()
        var lines = try written(state)
        switch change {
        case "changed": lines[1] = lines[1].replacing("128", with: "12")
        case "lost": lines.remove(at: 1)
        case "added": lines.insert(lines[2], at: 1)
        case "cut by a line": lines.removeLast()
        case "cut within a line": lines[2] = String(lines[2].dropLast(30))
        case "emptied": lines = []
        default: break
        }
        var text = lines.map { $0 + "\n" }.joined()
        if change == "cut within a line" { text.removeLast() }
        try state.write(text, to: "usage.jsonl")
        if change == "deleted" { try FileManager.default.removeItem(atPath: state.path + "/usage.jsonl") }
        let problem = try #require(throws: StateProblem.self) { try reopened(state) }
        #expect("\(problem)".contains("usage.jsonl"))
        #expect("\(problem)".contains("restore it from a copy"))
        #expect("\(problem)".contains("usage.jsonl:2:") == ["changed", "lost", "added"].contains(change))
    }

    /// `/dev/full` takes no byte, as a full disk does.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsSaidOnceAndAdmitsNothing() throws {
        let state = TemporaryState()
        _ = try state.open()
        try FileManager.default.createSymbolicLink(
            atPath: state.path + "/usage.jsonl", withDestinationPath: "/dev/full")
        let problem = try #require(throws: StateProblem.self) { try UsageJournal(in: state.open()) }
        // A device cannot be cut to a length, so it is refused before a call could be lost.
        #expect("\(problem)".contains("usage.jsonl"))
    }
}
