import PostmanModel
import XMLSupport

/// Writes `TEST-mockcheck.xml` in the portable shape (CI-1.4) or in one of the strict dialects (CI-1.2).
///
/// Counters stand before the cases they count, so cases are written aside as they come and copied at the end: memory
/// holds a few words per case, however much text there is.
package struct JUnitReporter: Reporter {
    package static let kind = ReporterKind(
        "junit", file: "TEST-mockcheck.xml", "the shape that all CI parsers read; always written",
        canBeStandardOutput: false, canBeSplit: true
    ) { JUnitReporter(path: $0.path, paths: $0.paths, casesPerFile: $0.casesPerFile, dialect: $0.dialect) }

    private let path: String
    private let casesPerFile: Int?
    private let dialect: JUnitDialect
    private let paths: ReportPaths
    private var run: Run?

    /// What exists from the first event on.
    fileprivate struct Run {
        var facts: RunFacts
        var check: JUnitCheck?
        var spool: JUnitSpool
        var identities = JUnitIdentities()
        /// What the run says it has reported; nil where it was cut off.
        var caseCount: Int?
        var milliseconds: Int64?
    }

    /// - Parameter casesPerFile: Where set, the run is split into `….-1.xml`, `….-2.xml` and so on.
    package init(
        path: String, paths: ReportPaths, casesPerFile: Int? = nil, dialect: JUnitDialect = .portable
    ) {
        self.path = path
        self.paths = paths
        self.casesPerFile = casesPerFile
        self.dialect = dialect
    }

    package mutating func record(_ event: Event) throws {
        switch event {
        case .runStarted(let facts):
            // A report that cannot be written is better known before thousands of requests than after.
            try ReportFile.checkPlace(filePath(number: 0))
            let check = dialect == .portable ? try JUnitCheck(facts, paths: paths) : nil
            let spool = try JUnitSpool(besides: path, casesPerFile: casesPerFile, dialect: dialect, check: check)
            run = Run(facts: facts, check: check, spool: spool)
        case .caseFinished(let result):
            try run?.add(result, paths: paths)
        case .runFinished(let summary):
            run?.milliseconds = max(0, summary.duration.milliseconds)
            run?.caseCount = summary.passed + summary.skipped + summary.failed + summary.errors
        case .diagnostic, .example, .suiteStarted, .suiteFinished: break
        }
    }

    package mutating func finish() throws {
        guard var run else { return }
        self.run = nil
        let files = try run.spool.finish()
        for (number, sections) in files.enumerated() {
            let file = try ReportFile(path: filePath(number: number))
            let document = JUnitDocument(
                facts: run.facts, sections: sections, paths: paths, dialect: dialect, runMilliseconds: run.milliseconds,
                cases: run.spool.read)
            try document.write { try file.write($0) }
            try file.commit { try run.check?.problems(in: sections, file: $0) ?? [] }
        }
        let written = files.joined().reduce(0) { $0 + $1.counts.tests }
        if let all = run.caseCount, written != all {
            throw ReportFailure.incomplete(path: path, cases: written, of: all)
        }
        StaleReports.remove(path: path, keeping: isNumbered ? files.count : nil)
    }

    private func filePath(number: Int) -> String {
        isNumbered ? StaleReports.numbered(path, number + 1) : path
    }

    private var isNumbered: Bool { casesPerFile != nil || dialect.hasOneSuitePerFile }
}

extension JUnitReporter.Run {
    fileprivate mutating func add(_ result: CaseResult, paths: ReportPaths) throws {
        let className = ReportText.oneLine(result.className, limit: JUnitIdentities.nameLimit)
        let identifiedClass = className.isEmpty ? "mockcheck" : className
        try spool.add(
            JUnitCase(
                name: identities.uniqueName(result.name, in: identifiedClass), className: identifiedClass,
                file: ReportText.oneLine(paths.name(of: result.location.file), limit: 4096), line: result.location.line,
                milliseconds: facts.isReproducible ? 0 : max(0, result.duration.milliseconds),
                verdict: result.verdict, earlierFailures: result.earlierFailures,
                notes: result.notes),
            in: result.suite)
    }
}
