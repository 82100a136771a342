import XMLSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A part of a suite that stands in one file; a whole suite unless the report is split.
struct JUnitSection {
    var suite: SuiteFacts
    /// The suite's number in the run, from 0.
    var id: Int
    var counts = JUnitCounts()
    /// Where its cases stand in the spool.
    var range: Range<Int64>
}

/// The cases as XML in a nameless file beside the report, until their counters are known.
struct JUnitSpool {
    private let storage: OutputFile
    private let pending: Pending
    private let writer: XMLWriter
    private let check: JUnitCheck?
    private let casesPerFile: Int?
    private let dialect: JUnitDialect
    /// The sections of each file; the last of the last file is being written.
    private var files: [[JUnitSection]] = [[]]
    private var casesInFile = 0
    private var suites = 0

    /// How many bytes are kept before they go to the file and to the check.
    private static let pieceSize = 256 * 1024

    /// Cases that are not in the file yet.
    private final class Pending {
        var bytes: [UInt8] = []
    }

    /// - Parameter check: gets all cases as they are written.
    init(besides path: String, casesPerFile: Int?, dialect: JUnitDialect, check: JUnitCheck?) throws {
        let storage = try OutputFile(creating: "\(path).spool.\(getpid())")
        // Without a name it vanishes with the process, however that ends.
        unlink(storage.path)
        self.storage = storage
        self.check = check
        self.casesPerFile = casesPerFile
        self.dialect = dialect
        let pending = Pending()
        self.pending = pending
        writer = try XMLWriter(baseDepth: 2) { pending.bytes += $0 }
        // The declaration is not a case.
        try writer.flush()
        pending.bytes = []
    }

    mutating func add(_ element: JUnitCase, in suite: SuiteFacts) throws {
        let isNewSuite = files[files.count - 1].last?.suite != suite
        let fileIsFull =
            casesPerFile.map { casesInFile >= $0 } ?? (dialect.hasOneSuitePerFile && isNewSuite && casesInFile > 0)
        if isNewSuite || fileIsFull {
            try endSection()
            if isNewSuite {
                suites += 1
            }
            if fileIsFull {
                files.append([])
                casesInFile = 0
            }
            files[files.count - 1].append(JUnitSection(suite: suite, id: suites - 1, range: length..<length))
        }
        try element.write(to: writer, as: dialect)
        casesInFile += 1
        let section = files[files.count - 1].count - 1
        files[files.count - 1][section].counts.add(element.verdict, milliseconds: element.milliseconds)
        if pending.bytes.count >= Self.pieceSize { try store() }
    }

    /// Ends the last section.
    /// - Returns: The sections of each file, at least one file.
    mutating func finish() throws -> [[JUnitSection]] {
        try endSection()
        try store()
        return files
    }

    /// Hands over the cases of the section as XML.
    func read(_ section: JUnitSection, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        try storage.read(section.range, use)
    }

    private var length: Int64 { storage.length + Int64(pending.bytes.count) }

    private mutating func endSection() throws {
        try writer.flush()
        guard let section = files[files.count - 1].indices.last else { return }
        let start = files[files.count - 1][section].range.lowerBound
        files[files.count - 1][section].range = start..<length
    }

    private func store() throws {
        try writer.flush()
        guard !pending.bytes.isEmpty else { return }
        try pending.bytes.withUnsafeBytes { try storage.write($0) }
        if let check {
            check.take(pending.bytes)
            pending.bytes = []
        } else {
            pending.bytes.removeAll(keepingCapacity: true)
        }
    }
}
