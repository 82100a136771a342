package import MockCore
package import PostmanModel
import Synchronization

/// The usage of the account in an append-only file: blocks of calls that are reserved before they are answered.
///
/// Beside it stands how long the file was after the last entry, for a file that lost its last lines looks whole.
package final class UsageJournal: UsageLedger {
    private struct State: ~Copyable {
        var file: AppendFile
        var mark: MarkFile
        var seal: String
        var problem: String?
    }

    private let state: Mutex<State>
    private let report: @Sendable (String) -> Void
    /// What the journal held when it was opened.
    package let recorded: RecordedUsage?

    static let name = "usage.jsonl"
    static let markName = "usage.mark"

    /// - Parameter report: is told when writing begins to fail, and when it works again.
    package init(
        in directory: StateDirectory, report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StateProblem) {
        let path = directory.file(Self.name)
        let reading = try UsageReading(path: path, markPath: directory.file(Self.markName))
        let file = try AppendFile(path: path, keeping: reading.length)
        let mark = try MarkFile(path: directory.file(Self.markName), mark: UsageMark(reading.length, reading.seal))
        state = Mutex(State(file: file, mark: mark, seal: reading.seal))
        recorded = reading.last.map { RecordedUsage(calls: $0.calls, periodEnd: $0.periodEnd) }
        self.report = report
    }

    /// What the journal of a directory says, for reading alone.
    package static func recordedUsage(in path: String) throws(StateProblem) -> RecordedUsage? {
        let reading = try UsageReading(
            path: StateDirectory.join(path, name), markPath: StateDirectory.join(path, markName))
        return reading.last.map { RecordedUsage(calls: $0.calls, periodEnd: $0.periodEnd) }
    }

    package func reserve(_ calls: Int, until periodEnd: Timestamp) throws(UsageNotKept) {
        try append(UsageEntry(kind: .reserved, calls: calls, periodEnd: periodEnd))
    }

    /// The last word of a process that ends in good order.
    package func settle(_ usage: RecordedUsage) throws(UsageNotKept) {
        guard usage.calls > 0 || recorded != nil else { return }
        try append(UsageEntry(kind: .used, calls: usage.calls, periodEnd: usage.periodEnd))
    }

    private func append(_ entry: UsageEntry) throws(UsageNotKept) {
        let failure: UsageNotKept? = state.withLock { state in
            let (line, seal) = entry.line(after: state.seal)
            do throws(StateProblem) {
                try state.file.append(line, isDurable: true)
            } catch {
                let text = "\(error)"
                if state.problem != text { report("the usage cannot be recorded, so calls get 503: \(text)") }
                state.problem = text
                return UsageNotKept(reason: text)
            }
            if state.problem != nil { report("the usage can be recorded again") }
            state.problem = nil
            state.seal = seal
            state.mark.write(UsageMark(state.file.length, seal))
            return nil
        }
        if let failure { throw failure }
    }
}
