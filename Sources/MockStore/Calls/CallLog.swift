@preconcurrency import Dispatch
import Synchronization

/// The call log: the newest calls in memory, and with a state directory many more on disk (B-9, product S-5).
///
/// A call is in memory at once and on disk soon after: a thread of its own writes, so that no answer waits for a disk. If
/// the disk falls behind, calls are left out of the files, counted and reported; a kill -9 loses those on their way.
package final class CallLog: Sendable {
    struct State {
        /// In order of their numbers, from `next` on around to the place before it.
        var newest: [KeptCall] = []
        var next = 0
        var lastNumber = 0
        /// The last one that was sent to other replicas, or left out.
        var lastShared = 0
        /// In the log of all replicas.
        var sharedNumber = 0
        /// How often nothing is sent before the next time.
        var pauses = 0
        /// Whether calls are being sent there.
        var isSharing = false
        var queue: CallQueue
        /// Whether the writing thread is at work, or about to be.
        var isWriting = false
        /// Whether calls have been left out since the queue was empty last, and that has been said.
        var isBehind = false
        /// Those who wait for the next call, by their tickets.
        var waiting: [Int: @Sendable () -> Void] = [:]
        var lastTicket = 0
        /// Whether nobody may wait any longer.
        var isEnding = false

        mutating func takeWaiting() -> [@Sendable () -> Void] {
            guard !waiting.isEmpty else { return [] }
            defer { waiting = [:] }
            return Array(waiting.values)
        }
    }

    private struct Output: ~Copyable {
        var files: CallFiles
        var problem: String?
        /// How many lost calls have been reported.
        var toldLosses = 0
    }

    /// About how much memory may wait for the disk.
    package static let queueByteLimit = 16 << 20

    /// How many calls are kept in memory.
    package let capacity: Int
    private let directory: StateDirectory?
    /// The log of all replicas; nil for a server that is alone.
    let shared: SharedCalls?
    private let report: @Sendable (String) -> Void
    let state: Mutex<State>
    /// Nil for memory alone. Whoever holds it may take `state` too, never the other way round.
    private let output: Mutex<Output?>
    let writer = DispatchQueue(label: "mockcheck.calls")

    /// - Parameters:
    ///   - capacity: how many calls are kept in memory.
    ///   - directory: nil for memory alone.
    ///   - shared: the log of all replicas, which is read in the place of this one.
    ///   - report: is told of lines that are none of ours, and when writing begins to fail or works again.
    package convenience init(
        capacity: Int = 500, directory: StateDirectory? = nil, shared: SharedCalls? = nil,
        fileByteLimit: Int = 8 << 20,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StateProblem) {
        try self.init(
            capacity: capacity, directory: directory, shared: shared, fileByteLimit: fileByteLimit,
            queueByteLimit: Self.queueByteLimit, opener: AppendFile.systemOpener, report: report)
    }

    init(
        capacity: Int, directory: StateDirectory?, shared: SharedCalls? = nil, fileByteLimit: Int,
        queueByteLimit: Int,
        opener: @escaping AppendFile.Opener, report: @escaping @Sendable (String) -> Void
    ) throws(StateProblem) {
        self.capacity = capacity
        self.directory = directory
        self.shared = shared
        self.report = report
        var state = State(queue: CallQueue(byteLimit: queueByteLimit))
        if let directory {
            let files = try CallFiles(in: directory, byteLimit: Int64(fileByteLimit), opener: opener)
            output = Mutex(Output(files: files))
            let kept = try CallReading.newest(capacity, in: directory, report)
            state.newest = kept.map { record in KeptCall(number: record.number, weight: 0) { record } }
            state.lastNumber = kept.last?.number ?? 0
        } else {
            output = Mutex(nil)
        }
        self.state = Mutex(state)
    }

    /// Whether calls are in files, too, and many more of them.
    package var isKept: Bool { directory != nil }

    /// How many calls are missing from the files of this process; they were in memory.
    package var lost: Int { state.withLock { $0.queue.lost } }

    /// Gives a call its number and keeps it.
    ///
    /// - Parameters:
    ///   - bodyBytes: how long its bodies are, as far as they are kept.
    ///   - make: makes the record, without the secrets in it; for whoever reads it, or writes it to disk, since most calls
    ///     that are kept in memory alone are never read and no answer is to wait for it.
    package func append(bodyBytes: Int, make: @escaping @Sendable () -> CallRecord) {
        let (mustStart, isNews, waiting) = state.withLock { state in
            // Those who wait for the calls of all replicas hear of this one from there.
            let waiting = shared == nil ? state.takeWaiting() : []
            state.lastNumber += 1
            let call = KeptCall(number: state.lastNumber, weight: bodyBytes + 1024, make: make)
            if state.newest.count < capacity {
                state.newest.append(call)
            } else {
                state.newest[state.next] = call
                state.next = (state.next + 1) % capacity
            }
            guard directory != nil else { return (false, false, waiting) }
            guard state.queue.add(call) else {
                defer { state.isBehind = true }
                return (false, !state.isBehind, waiting)
            }
            defer { state.isWriting = true }
            return (!state.isWriting, false, waiting)
        }
        for tell in waiting { tell() }
        if mustStart { writer.async { self.write() } }
        if isNews { report("the disk is slower than the calls; some are kept in memory only") }
    }

    /// Returns when all that was appended before has been written, or lost.
    package func flush() async {
        await withCheckedContinuation { continuation in
            writer.async {
                self.write()
                self.send()
                continuation.resume()
            }
        }
    }

    // MARK: Writing

    private func write() {
        output.withLock { output in
            guard output != nil else { return }
            while case let calls = takeQueue(), !calls.isEmpty {
                var written = 0
                let problem: StateProblem?
                do throws(StateProblem) {
                    try output?.files.append(calls.map { $0.record.line }, written: &written)
                    problem = nil
                } catch {
                    problem = error
                }
                let lost = calls.count - written
                if lost > 0 { state.withLock { $0.queue.lose(lost) } }
                note(problem, &output)
            }
            noteLosses(&output)
        }
    }

    private func takeQueue() -> [KeptCall] {
        state.withLock { state in
            state.isWriting = !state.queue.isEmpty
            if state.queue.isEmpty { state.isBehind = false }
            return state.queue.takeAll()
        }
    }

    /// Says once what is wrong, and once that it is right again.
    private func note(_ found: StateProblem?, _ output: inout Output?) {
        let text = found?.description
        guard text != output?.problem else { return }
        output?.problem = text
        report(text.map { "calls are kept in memory only: \($0)" } ?? "the call log can be written again")
    }

    /// Says how many calls are missing, once the disk works and has caught up.
    private func noteLosses(_ output: inout Output?) {
        let lost = lost
        guard let told = output?.toldLosses, lost > told, output?.problem == nil else { return }
        output?.toldLosses = lost
        report("\(lost - told) calls are not in the files of the call log")
    }

    // MARK: Reading

    /// The files of a log in their directory, the newest first; there need not be all of them.
    package static var fileNames: [String] { (0...CallFiles.olderCount).map(CallFiles.name) }

    /// The calls in memory, or those of all replicas, newest first.
    package var newest: [CallRecord] {
        if let shared { return (try? shared.records(CallQuery(limit: capacity - 1))) ?? [] }
        let calls = state.withLock { state in (state.newest[state.next...] + state.newest[..<state.next]).reversed() }
        return calls.map(\.record)
    }

    /// From memory, or from the files; nil where it is in neither.
    package func record(number: Int) -> CallRecord? {
        if let shared { return try? shared.record(number: number) }
        if let record = newest.first(where: { $0.number == number }) { return record }
        guard let directory, number > 0, number <= lastNumber else { return nil }
        write()
        let files = output.withLock { _ in CallFiles.open(in: directory) }
        return try? CallReading.record(number, in: files, report)
    }

    /// The records that a query asks for, in its order; one more than its limit where there are more.
    ///
    /// It writes what waits to be written, and reads the files, which can take a while; do not ask it on an event loop of
    /// the mocks.
    package func records(_ query: CallQuery) throws(StateProblem) -> [CallRecord] {
        if let shared {
            do throws(StoreProblem) {
                return try shared.records(query)
            } catch {
                throw StateProblem(refusing: error.reason)
            }
        }
        guard let directory else { return CallReading.select(newest, query) }
        write()
        // Opened at one moment: the files change their names when the newest is full.
        let files = output.withLock { _ in CallFiles.open(in: directory) }
        return try CallReading.records(query, in: files, report)
    }
}
