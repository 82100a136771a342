@preconcurrency import Dispatch
import Synchronization
import XMLSupport

/// Checks a report against mockcheck's own schema; its cases beside the run, so that the end need not wait for them.
final class JUnitCheck: Sendable {
    private let schema: XMLSchema
    private let facts: RunFacts
    private let paths: ReportPaths
    private let queue = DispatchQueue(label: "mockcheck.junit")
    /// Pieces that may wait, so that memory does not grow where checking is slower than writing.
    private let places = DispatchSemaphore(value: 4)
    private let isEachPieceValid = Mutex(true)

    init(_ facts: RunFacts, paths: ReportPaths) throws {
        schema = try XMLSchema(PackageResources.mockcheck_junit_xsd)
        self.facts = facts
        self.paths = paths
    }

    /// Takes the next cases, whole elements, and returns before they are checked.
    func take(_ cases: [UInt8]) {
        places.wait()
        queue.async {
            defer { self.places.signal() }
            if !self.isValid(cases) { self.isEachPieceValid.withLock { $0 = false } }
        }
    }

    /// What is wrong with a file of these sections, whose cases were all taken.
    ///
    /// What stands around the cases is checked now. Only where anything is wrong is the file read again, to name its
    /// lines.
    func problems(in sections: [JUnitSection], file path: String) throws -> [XMLProblem] {
        queue.sync {}
        let outline = try document(sections) { _, _ in }
        if isEachPieceValid.withLock({ $0 }), try schema.validate(bytes: outline).isEmpty { return [] }
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
        let document = JUnitDocument(facts: facts, sections: sections, paths: paths, dialect: .portable, cases: cases)
        try document.write { bytes += $0 }
        return bytes
    }
}
