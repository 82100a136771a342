import PostmanModel

/// Tells a person how the run goes and how it went: a line per collection, the failures, and the verdict last, where
/// the eye is when a command ends (V-10, V-4, V-5, V-8).
package struct TerminalReporter: Reporter {
    /// How much is said.
    package enum Detail: Sendable, Hashable, CaseIterable {
        /// The failures and one line with the verdict.
        case quiet
        case normal
        /// Every case.
        case verbose
    }

    private let detail: Detail
    private let layout: TerminalLayout
    private let write: (String) -> Void
    private let problemLayout: TerminalLayout
    private let writeProblem: (String) -> Void
    private var facts: RunFacts?
    private var current: (suite: SuiteFacts, counts: CaseCounts)?
    private var collections = 0
    private var passedShown = 0
    private var passedFolded = 0
    private var failures = FailureList()
    private var flaky = FlakyList()
    private var diagnostics = DiagnosticList()
    private var matters = MatterCounts()
    private var summary: RunSummary?
    private var hasTarget = false
    private let source: CodeFrame.Source
    private let hints: [String]

    /// Above so many collections the passing ones are one line, so that a run fits the screen.
    static let foldLimit = 30

    /// - Parameters:
    ///   - width: The columns to fit; nil leaves lines as long as they are, for CI.
    ///   - problemWidth: The same for what is wrong with the input; nil keeps each problem on one line, for programs.
    ///   - source: Finds the lines that failures point at.
    ///   - hints: What somebody who has just begun can do next.
    ///   - write: Gets whole lines with their line breaks, in order.
    ///   - writeProblem: The same for what is wrong with the input, which belongs on the standard error.
    package init(
        detail: Detail = .normal, usesColor: Bool, problemsUseColor: Bool, width: Int? = 80, problemWidth: Int? = nil,
        source: @escaping CodeFrame.Source = { _ in [] }, hints: [String] = [], write: @escaping (String) -> Void,
        writeProblem: @escaping (String) -> Void
    ) {
        self.detail = detail
        self.source = source
        self.hints = hints
        self.write = write
        self.writeProblem = writeProblem
        problemLayout = TerminalLayout(style: TerminalStyle(usesColor: problemsUseColor), width: problemWidth)
        layout = TerminalLayout(style: TerminalStyle(usesColor: usesColor), width: width)
    }

    package mutating func record(_ event: Event) {
        switch event {
        case .runStarted(let facts): self.facts = facts
        case .diagnostic(let diagnostic): diagnostics.add(diagnostic)
        case .example: break
        case .suiteStarted(let suite):
            writeDiagnostics()
            begin(suite)
        case .caseFinished(let result): record(result)
        case .suiteFinished: break
        case .runFinished(let summary): self.summary = summary
        }
    }

    package mutating func finish() {
        writeDiagnostics()
        endCollection()
        if passedFolded > 0 {
            emit(layout.foldedLine(passedFolded, moreThanBefore: passedShown > 0))
        }
        for line in failures.lines(layout, source: source) {
            emit(line)
        }
        for line in flaky.lines(layout) {
            emit(line)
        }
        guard let summary else { return }
        let report = TerminalSummary(
            summary: summary, collections: collections, diagnostics: diagnostics, matters: matters.lines, hints: hints,
            hidden: diagnostics.hidden(detail), layout: layout, hasTarget: hasTarget,
            hasMocks: facts.map { $0.mockCount > 0 } ?? true)
        if detail != .quiet || !failures.isEmpty || !flaky.isEmpty {
            emit("")
        }
        for line in [report.verdict] + (detail == .quiet ? [] : report.details) {
            emit(line)
        }
    }

    /// All diagnostics come before the first suite.
    private mutating func writeDiagnostics() {
        for line in diagnostics.takeLines(problemLayout, detail) {
            writeProblem(TerminalText.withoutCommand(line) + "\n")
        }
    }

    private mutating func record(_ result: CaseResult) {
        begin(result.suite)
        current?.counts.add(result)
        matters.add(result)
        switch result.verdict {
        case .failed(let failure), .error(let failure): failures.add(result, failure)
        case .passed where result.isFlaky: flaky.add(result)
        case .passed, .skipped: break
        }
        if detail == .verbose {
            emit(layout.line(result))
            for note in result.notes { emit("      \(layout.cut(TerminalText.oneLine(note), indentation: 6))") }
        }
    }

    /// A collection's suites follow each other; its line is due when another's begin.
    private mutating func begin(_ suite: SuiteFacts) {
        guard current?.suite != suite else { return }
        if suite.target != nil { hasTarget = true }
        if let open = current?.suite, open.mock == suite.mock, open.file == suite.file {
            current?.suite = suite
        } else {
            endCollection()
            current = (suite, CaseCounts())
        }
        if detail == .verbose {
            emit(layout.heading(suite))
        }
    }

    private mutating func endCollection() {
        guard let (suite, counts) = current else { return }
        current = nil
        collections += 1
        guard detail != .quiet else { return }
        if counts.isEmpty { return emit(layout.lineWithoutExamples(suite)) }
        if counts.failed == 0, detail == .normal {
            let isLongRun = facts.map { $0.mockCount > Self.foldLimit } ?? false
            guard !isLongRun, passedShown < Self.foldLimit else {
                passedFolded += 1
                return
            }
            passedShown += 1
        }
        emit(layout.line(suite, counts))
    }

    private func emit(_ line: String) {
        write(TerminalText.withoutCommand(line) + "\n")
    }
}
