import Foundation
import MockCore
import PostmanModel
import Synchronization
import SystemPackage
import Testing

@testable import MockStore

struct UsageJournalTests {
    private let end = Timestamp(milliseconds: 1_796_083_200_000)  // 2026-12-01

    /// Asks for calls beyond those that count already.
    private func lease(
        _ calls: Int = 64, from journal: UsageJournal, counted: Int, limit: Int? = nil
    ) async throws -> UsageLease {
        let request = UsageRequest(calls: calls, periodEnd: end, counted: counted, limit: limit)
        return try await withCheckedContinuation { continuation in
            journal.lease(request) { continuation.resume(returning: $0) }
        }.get()
    }

    /// A journal of three entries.
    private func written(_ state: TemporaryState) async throws -> [String] {
        let journal = try UsageJournal(in: state.open())
        #expect(try await lease(from: journal, counted: 0) == UsageLease(calls: 64, counted: 64))
        #expect(try await lease(from: journal, counted: 64) == UsageLease(calls: 64, counted: 128))
        try await journal.settle(RecordedUsage(calls: 70, periodEnd: end), unused: 58, owed: 0)
        return try state.text("usage.jsonl").split(separator: "\n").map(String.init)
    }

    private func reopened(_ state: TemporaryState) throws -> RecordedUsage? {
        try UsageJournal(in: state.open()).recorded
    }

    @Test func isReadBack() async throws {
        let state = TemporaryState()
        #expect(try reopened(state) == nil)
        let lines = try await written(state)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix(#"{"periodEnd":"2026-12-01T00:00:00.000Z","reserved":64,"seal":""#))
        #expect(try reopened(state) == RecordedUsage(calls: 70, periodEnd: end))
        #expect(try UsageJournal.recordedUsage(in: state.path) == RecordedUsage(calls: 70, periodEnd: end))
    }

    @Test func lendsNoMoreThanTheLimit() async throws {
        let state = TemporaryState()
        let journal = try UsageJournal(in: state.open())
        #expect(try await lease(from: journal, counted: 40, limit: 50) == UsageLease(calls: 10, counted: 50))
        #expect(try await lease(from: journal, counted: 50, limit: 50) == UsageLease(calls: 0, counted: 50))
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 50)
    }

    @Test func saysNothingWhereNothingWasLeased() async throws {
        let state = TemporaryState()
        let journal = try UsageJournal(in: state.open())
        try await journal.settle(RecordedUsage(calls: 0, periodEnd: end), unused: 0, owed: 0)
        #expect(try state.text("usage.jsonl") == "")
    }

    @Test func goesOnBehindAnUnfinishedLine() async throws {
        let state = TemporaryState()
        let lines = try await written(state)
        // As if the process had ended while it wrote a fourth line.
        try state.write(lines.joined(separator: "\n") + "\n{\"periodEnd\":\"2026", to: "usage.jsonl")
        let journal = try UsageJournal(in: state.open())
        #expect(journal.recorded?.calls == 70)
        _ = try await lease(from: journal, counted: 70)
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 134)
    }

    @Test(arguments: ["changed", "lost", "added", "cut by a line", "cut within a line", "emptied", "deleted"])
    func noticesWhatWasDoneToIt(_ change: String) async throws {
        let state = TemporaryState()
        var lines = try await written(state)
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

    // MARK: A disk that fails while the server runs

    private static let faults: [(String, @Sendable (inout FaultyStorage.Faults) -> Void, String)] = [
        ("full", { $0.room = 0 }, "no space left on device"),
        ("full in the middle of a line", { $0.room = 30 }, "no space left on device"),
        ("broken", { $0.synchronizing = .ioError }, "input/output error"),
        (
            "full, and nothing can be taken back", { ($0.room, $0.truncating) = (30, .noSpace) },
            "no space left on device"
        ),
    ]

    @Test(arguments: faults.indices)
    func aFullDiskIsSaidOnceAndAdmitsNothing(fault: Int) async throws {
        let (name, spoil, reason) = Self.faults[fault]
        let (state, disk, reports) = (TemporaryState(), FaultyStorage.Disk(), Reports())
        let journal = try UsageJournal(
            in: state.open(), opener: disk.opener, alarm: { _ in }, report: reports.add)
        _ = try await lease(from: journal, counted: 0)
        disk.set(spoil)
        for _ in 0..<3 {
            let refusal = await #expect(throws: UsageNotKept.self) { try await lease(from: journal, counted: 64) }
            #expect(refusal?.reason.hasSuffix("cannot write: \(reason)") == true, "\(name): \(refusal?.reason ?? "")")
        }
        #expect(reports.all.count == 1, "\(name)")
        #expect(reports.all[0].hasPrefix("the usage cannot be recorded, so requests get 503: "))
        // Another process would find what was granted before.
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 64, "\(name)")
        disk.set { $0 = .init() }
        #expect(try await lease(from: journal, counted: 64).counted == 128)
        #expect(reports.all.count == 2 && reports.all.last == "the usage can be recorded again")
        try await journal.settle(RecordedUsage(calls: 65, periodEnd: end), unused: 63, owed: 0)
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 65, "\(name)")
    }

    /// Nobody waits longer than the patience, and a lease that comes too late has not been given.
    @Test func aDiskThatStandsStillIsNotWaitedFor() async throws {
        let (state, reports, stopped) = (TemporaryState(), Reports(), StoppedDisk())
        let journal = try UsageJournal(
            in: state.open(), opener: stopped.opener, alarm: { $0() }, report: reports.add)
        let refusal = await #expect(throws: UsageNotKept.self) { try await lease(from: journal, counted: 0) }
        #expect(refusal?.reason == "usage.jsonl: the disk has not taken it for 5 seconds")
        #expect(reports.all.count == 1)
        stopped.go()
        try await journal.settle(RecordedUsage(calls: 0, periodEnd: end), unused: 0, owed: 0)
        #expect(try UsageJournal.recordedUsage(in: state.path)?.calls == 0)
    }
}

/// A disk that writes nothing until it is told to go on.
private final class StoppedDisk: AppendStorage {
    private let gate = DispatchSemaphore(value: 0)
    private let file = Mutex<SystemStorage?>(nil)

    func go() { gate.signal() }

    var opener: AppendFile.Opener {
        { [self] path throws(Errno) in
            let storage = try SystemStorage(path: path)
            file.withLock { $0 = storage }
            return self
        }
    }

    func write(_ bytes: [UInt8]) throws(Errno) {
        gate.wait()
        gate.signal()
        try file.withLock { $0 }?.write(bytes)
    }

    func synchronize() throws(Errno) {}
    func truncate(to length: Int64) throws(Errno) {}
}
