@preconcurrency import Dispatch
package import MockCore
import PostmanModel
import Synchronization

/// The usage of the account in an append-only file: calls that are leased before they are answered.
///
/// A thread of its own writes it. Beside it stands how long the file was after the last entry, for a file that lost its
/// last lines looks whole.
package final class UsageJournal: UsageLedger {
    private struct Content: ~Copyable {
        var file: AppendFile
        var mark: MarkFile
        var seal: String
        /// Whether this process has leased anything.
        var hasLeased = false
    }

    /// Only the writing thread takes it, and holds it while the disk works.
    private let content: Mutex<Content>
    /// Why calls were refused last.
    private let problem = Mutex<String?>(nil)
    private let queue = DispatchQueue(label: "mockcheck.usage")
    private let alarm: Alarm
    private let report: @Sendable (String) -> Void
    /// What the journal held when it was opened.
    package let recorded: RecordedUsage?

    static let name = "usage.jsonl"
    static let markName = "usage.mark"
    /// How long a call may wait for the disk.
    static let patience = 5

    /// Does something after the patience has ended.
    typealias Alarm = @Sendable (@escaping @Sendable () -> Void) -> Void

    /// - Parameter report: is told when writing begins to fail, and when it works again.
    package convenience init(
        in directory: StateDirectory, report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StateProblem) {
        try self.init(in: directory, opener: AppendFile.systemOpener, alarm: Self.ring, report: report)
    }

    init(
        in directory: StateDirectory, opener: AppendFile.Opener, alarm: @escaping Alarm,
        report: @escaping @Sendable (String) -> Void
    ) throws(StateProblem) {
        let path = directory.file(Self.name)
        let reading = try UsageReading(path: path, markPath: directory.file(Self.markName))
        let file = try AppendFile(path: path, keeping: reading.length, opener: opener)
        let mark = try MarkFile(path: directory.file(Self.markName), mark: UsageMark(reading.length, reading.seal))
        content = Mutex(Content(file: file, mark: mark, seal: reading.seal))
        recorded = reading.last.map { RecordedUsage(calls: $0.calls, periodEnd: $0.periodEnd) }
        self.alarm = alarm
        self.report = report
    }

    private static let ring: Alarm = { action in
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience), execute: action)
    }

    /// What the journal of a directory says, for reading alone.
    package static func recordedUsage(in path: String) throws(StateProblem) -> RecordedUsage? {
        let reading = try UsageReading(
            path: StateDirectory.join(path, name), markPath: StateDirectory.join(path, markName))
        return reading.last.map { RecordedUsage(calls: $0.calls, periodEnd: $0.periodEnd) }
    }

    // MARK: Leases

    /// An entry says how far the count may go, not by how much it grows; so one that came too late, and was refused,
    /// is simply said again by the next.
    package func lease(
        _ request: UsageRequest, grant: @escaping @Sendable (Result<UsageLease, UsageNotKept>) -> Void
    ) {
        let calls = max(0, min(request.calls, request.limit.map { $0 - request.counted } ?? .max))
        let entry = UsageEntry(kind: .reserved, calls: request.counted + calls, periodEnd: request.periodEnd)
        let answer = FirstAnswer<Result<UsageLease, UsageNotKept>>(grant)
        queue.async { [self] in
            let problem = calls > 0 ? write(entry) : nil
            note(problem)
            answer.give(problem.map { .failure($0) } ?? .success(UsageLease(calls: calls, counted: entry.calls)))
        }
        alarm { [self] in
            let late = UsageNotKept(reason: "\(Self.name): the disk has not taken it for \(Self.patience) seconds")
            if answer.give(.failure(late)) { note(late) }
        }
    }

    package func settle(_ usage: RecordedUsage, unused: Int, owed: Int) async throws(UsageNotKept) {
        let problem = await withCheckedContinuation { continuation in
            queue.async { [self] in continuation.resume(returning: writeLastWord(usage)) }
        }
        if let problem { throw problem }
    }

    private func writeLastWord(_ usage: RecordedUsage) -> UsageNotKept? {
        guard content.withLock({ $0.hasLeased }) else { return nil }
        return write(UsageEntry(kind: .used, calls: usage.calls, periodEnd: usage.periodEnd))
    }

    /// - Returns: nil where the entry survives whatever happens from now on.
    private func write(_ entry: UsageEntry) -> UsageNotKept? {
        content.withLock { content in
            let (line, seal) = entry.line(after: content.seal)
            do throws(StateProblem) {
                try content.file.append(Array((line + "\n").utf8), isDurable: true)
            } catch {
                return UsageNotKept(reason: "\(error)")
            }
            content.hasLeased = true
            content.seal = seal
            content.mark.write(UsageMark(content.file.length, seal))
            return nil
        }
    }

    /// Says once what is wrong, and once that it is right again.
    private func note(_ found: UsageNotKept?) {
        let last = problem.withLock { problem in
            defer { problem = found?.reason }
            return problem
        }
        guard found?.reason != last else { return }
        report(
            found.map { "the usage cannot be recorded, so requests get 503: \($0.reason)" }
                ?? "the usage can be recorded again")
    }
}
