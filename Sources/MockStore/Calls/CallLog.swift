import Foundation
import Synchronization

/// The call log: the newest calls in memory, and with a state directory many more on disk (B-9, product S-5).
///
/// A call is in the file before its answer is sent, so that no end of the process loses a call that was answered.
package final class CallLog: Sendable {
    private struct State: ~Copyable {
        /// In order of their numbers, from `next` on around to the place before it.
        var newest: [CallRecord] = []
        var next = 0
        var lastNumber = 0
        var files: CallFiles?
        var problem: String?
    }

    private let capacity: Int
    private let directory: StateDirectory?
    private let report: @Sendable (String) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - capacity: how many calls are kept in memory.
    ///   - directory: nil for memory alone.
    ///   - report: is told of lines that are none of ours, and when writing begins to fail or works again.
    package init(
        capacity: Int = 500, directory: StateDirectory? = nil, fileByteLimit: Int = 8 << 20,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StateProblem) {
        self.capacity = capacity
        self.directory = directory
        self.report = report
        var state = State()
        if let directory {
            state.files = try CallFiles(in: directory, byteLimit: Int64(fileByteLimit))
            let kept = try Self.newest(capacity, in: directory, report)
            state.newest = kept
            state.lastNumber = kept.last?.number ?? 0
        }
        self.state = Mutex(state)
    }

    /// Gives the record its number and keeps it.
    package func append(_ record: CallRecord) {
        // Written out before the lock is taken: others wait for the number and the write alone.
        let line = directory == nil ? "" : record.lineWithoutNumber
        state.withLock { state in
            var record = record
            state.lastNumber += 1
            record.number = state.lastNumber
            write(CallRecord.line(number: record.number, line), &state)
            if state.newest.count < capacity {
                state.newest.append(record)
            } else {
                state.newest[state.next] = record
                state.next = (state.next + 1) % capacity
            }
        }
    }

    private func write(_ line: String, _ state: inout State) {
        guard state.files != nil else { return }
        do throws(StateProblem) {
            try state.files?.append(line)
            if state.problem != nil { report("the call log can be written again") }
            state.problem = nil
        } catch {
            let text = "\(error)"
            if state.problem != text { report("calls are kept in memory only: \(text)") }
            state.problem = text
        }
    }

    // MARK: Reading

    /// The calls in memory, newest first.
    package var newest: [CallRecord] {
        state.withLock { state in Array((state.newest[state.next...] + state.newest[..<state.next]).reversed()) }
    }

    package func record(number: Int) -> CallRecord? {
        newest.first { $0.number == number }
    }

    /// The records that a query asks for, in its order; one more than its limit where there are more.
    ///
    /// It reads the files, which can take a while; do not ask it on an event loop of the mocks.
    package func records(_ query: CallQuery) throws(StateProblem) -> [CallRecord] {
        guard let directory else { return Self.select(newest, query) }
        // Opened at one moment: the files change their names when the newest is full.
        let files = state.withLock { _ in CallFiles.open(in: directory) }
        var found: [CallRecord] = []
        for file in query.isNewestFirst ? files : files.reversed() {
            let records = try Self.records(of: file, mentioning: query.mockID, report)
            found += Self.select(records.reversed(), query)
            if found.count > query.limit { return Array(found.prefix(query.limit + 1)) }
        }
        return found
    }

    private static func select(_ newestFirst: [CallRecord], _ query: CallQuery) -> [CallRecord] {
        let ordered = query.isNewestFirst ? newestFirst : newestFirst.reversed()
        return Array(ordered.lazy.filter(query.fits).prefix(query.limit + 1))
    }

    private static func newest(
        _ count: Int, in directory: StateDirectory, _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        var found: [CallRecord] = []
        for file in CallFiles.open(in: directory) where found.count < count {
            found = try records(of: file, mentioning: nil, report) + found
        }
        return found.suffix(count)
    }

    /// - Parameter id: lines without this text are passed over unread.
    private static func records(
        of file: CallFiles.Opened, mentioning id: String?, _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        let bytes: Data
        do {
            bytes = try file.handle.readToEnd() ?? Data()
        } catch {
            throw StateProblem(file.path, "cannot read it: \(error.localizedDescription)")
        }
        var records: [CallRecord] = []
        // What follows the last line feed is being written.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for (number, line) in lines.enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            if let id, !text.contains(id) { continue }
            if let record = CallRecord(line: text) {
                records.append(record)
            } else {
                report("\(file.path):\(number + 1): this line is no call, and is passed over")
            }
        }
        return records
    }
}
