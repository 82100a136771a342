@preconcurrency import Dispatch
import Synchronization
import XMLSupport

/// Checks a report against mockcheck's own schema; its cases beside the run, so that the end need not wait for them.
///
/// Nobody ever waits for the thread beside the run: what it does not get to, the run checks itself.
final class JUnitCheck: Sendable {
    /// Pieces that may wait, so that memory does not grow where checking is slower than writing.
    private static let mostWaiting = 4

    private struct State {
        var waiting: [[UInt8]] = []
        /// What is being checked beside the run.
        var current: [UInt8]?
        var isWorking = false
        var isEachPieceValid = true
    }

    private let schema: XMLSchema
    private let facts: RunFacts
    private let paths: ReportPaths
    private let queue = DispatchQueue(label: "mockcheck.junit")
    private let state = Mutex(State())

    init(_ facts: RunFacts, paths: ReportPaths) throws {
        schema = try XMLSchema(PackageResources.mockcheck_junit_xsd)
        self.facts = facts
        self.paths = paths
    }

    /// Takes the next cases, whole elements; returns before they are checked, unless too many wait already.
    func take(_ cases: [UInt8]) {
        let (isTaken, mustStart) = state.withLock { state in
            guard state.waiting.count < Self.mostWaiting else { return (false, false) }
            state.waiting.append(cases)
            defer { state.isWorking = true }
            return (true, !state.isWorking)
        }
        if !isTaken { check(cases) }
        if mustStart { queue.async { self.work() } }
    }

    private func work() {
        while let cases = next() { check(cases) }
    }

    private func next() -> [UInt8]? {
        state.withLock { state in
            state.current = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            state.isWorking = state.current != nil
            return state.current
        }
    }

    private func check(_ cases: [UInt8]) {
        if !isValid(cases) { state.withLock { $0.isEachPieceValid = false } }
    }

    /// What is wrong with a file of these sections, whose cases were all taken.
    ///
    /// What stands around the cases is checked now. Only where anything is wrong is the file read again, to name its
    /// lines.
    func problems(in sections: [JUnitSection], file path: String) throws -> [XMLProblem] {
        let rest = state.withLock { state in
            defer { (state.waiting, state.current) = ([], nil) }
            return state.waiting + (state.current.map { [$0] } ?? [])
        }
        // Among them one that is being checked beside; once more is sooner done than waiting for it.
        for cases in rest { check(cases) }
        let outline = try document(sections) { _, _ in }
        if state.withLock({ $0.isEachPieceValid }), try schema.validate(bytes: outline).isEmpty { return [] }
        return try schema.validate(file: path)
    }

    /// Whether the cases are valid in a report of their own.
    private func isValid(_ cases: [UInt8]) -> Bool {
        let suite = SuiteFacts(name: "cases", mock: "", axis: .examples, file: "", caseCount: 0)
        let section = JUnitSection(suite: suite, id: 0, range: 0..<0)
        let bytes = try? document([section]) { _, use in try cases.withUnsafeBytes(use) }
        return (try? bytes.map(schema.validate(bytes:))?.isEmpty) ?? false
    }

    private func document(_ sections: [JUnitSection], cases: @escaping JUnitDocument.Cases) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let document = JUnitDocument(
            facts: facts, sections: sections, paths: paths, dialect: .portable, runMilliseconds: nil, cases: cases)
        try document.write { bytes += $0 }
        return bytes
    }
}
