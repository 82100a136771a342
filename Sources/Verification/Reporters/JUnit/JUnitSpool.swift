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
    private let writer: XMLWriter
    private let casesPerFile: Int?
    private let dialect: JUnitDialect
    /// The sections of each file; the last of the last file is being written.
    private var files: [[JUnitSection]] = [[]]
    private var casesInFile = 0
    private var suites = 0

    init(besides path: String, casesPerFile: Int?, dialect: JUnitDialect) throws {
        let storage = try OutputFile(creating: "\(path).spool.\(getpid())")
        // Without a name it vanishes with the process, however that ends.
        unlink(storage.path)
        self.storage = storage
        self.casesPerFile = casesPerFile
        self.dialect = dialect
        writer = try XMLWriter(baseDepth: 2) { try storage.write($0) }
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
            let section = JUnitSection(suite: suite, id: suites - 1, range: storage.length..<storage.length)
            files[files.count - 1].append(section)
        }
        try element.write(to: writer, as: dialect)
        casesInFile += 1
        let section = files[files.count - 1].count - 1
        files[files.count - 1][section].counts.add(element.verdict, milliseconds: element.milliseconds)
    }

    /// Ends the last section.
    /// - Returns: The sections of each file, at least one file.
    mutating func finish() throws -> [[JUnitSection]] {
        try endSection()
        return files
    }

    /// Hands over the cases of the section as XML.
    func read(_ section: JUnitSection, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        try storage.read(section.range, use)
    }

    private mutating func endSection() throws {
        try writer.flush()
        guard let section = files[files.count - 1].indices.last else { return }
        let start = files[files.count - 1][section].range.lowerBound
        files[files.count - 1][section].range = start..<storage.length
    }
}
