import Foundation
import HTTPWire
package import Verification

/// How the terminal shows a run.
package struct TerminalOptions: Sendable {
    package var color: ColorChoice
    package var detail: TerminalReporter.Detail
    /// Whether it may use standard output, which otherwise belongs to somebody else.
    package var takesOutput: Bool
    /// What somebody who has just begun can do next.
    package var hints: [String]

    package init(
        color: ColorChoice, detail: TerminalReporter.Detail, takesOutput: Bool = true, hints: [String] = []
    ) {
        self.color = color
        self.detail = detail
        self.takesOutput = takesOutput
        self.hints = hints
    }
}

/// Carries a plan out, with reports, progress and signals, to its exit status.
package struct VerificationRun: Sendable {
    package let plan: RunPlan
    package let reports: ReportOptions
    /// Nil where nobody asks later how it went.
    package let lastRun: LastRunReporter?
    /// Nil for as long as it takes.
    package let timeLimit: Duration?
    package private(set) var options: RunOptions
    package let terminal: TerminalOptions
    package let caught: CaughtSignal
    /// Nil where nobody asks what was answered.
    package let recorder: AnswerRecorder?

    package init(
        plan: RunPlan, reports: ReportOptions, lastRun: LastRunReporter? = nil, timeLimit: Duration? = nil,
        options: RunOptions, terminal: TerminalOptions, caught: CaughtSignal, recorder: AnswerRecorder? = nil
    ) {
        self.plan = plan
        self.reports = reports
        self.lastRun = lastRun
        self.timeLimit = timeLimit
        self.options = options
        // A run that is to be the same each time has no dates in its reports.
        self.options.keepsTranscripts = reports.showsTranscripts && !plan.facts.isReproducible
        self.terminal = terminal
        self.caught = caught
        self.recorder = recorder
    }

    /// - Throws: `CommandProblem` where a report could not be written.
    package func run(hasBrokenFiles: Bool) async throws -> ExitStatus {
        let interruption = RunInterruption()
        caught.end(interruption)
        let alarm = timeLimit.map { limit in
            Alarm(after: limit) { interruption.interrupt(reason: "the global timeout of \(limit) is over") }
        }
        let runner = Runner(sender: sender(interruption), options: options, interruption: interruption)
        let summary: RunSummary
        do {
            var reporters = ReporterGroup(try makeReporters())
            summary = try await runner.run(plan) { try reporters.record($0) }
            try reporters.finish()
        } catch let failure as ReportFailure {
            throw CommandProblem.failure("\(failure)")
        }
        withExtendedLifetime(alarm) {}
        return status(of: summary, caught: caught.value, hasBrokenFiles: hasBrokenFiles)
    }

    /// Writes the reports of a run that a signal ended before there was a plan, and ends the process.
    package func end(by signal: SignalWatch.Caught) -> Never {
        do {
            var reporters = ReporterGroup(try makeReporters())
            var summary = RunSummary()
            summary.interruption = "\(signal.name), while the collections were read"
            summary.duration = .now - (options.began ?? .now)
            try reporters.record(.runStarted(plan.facts))
            try reporters.record(.runFinished(summary))
            try reporters.finish()
        } catch {
            StandardError.write(message: "mockcheck: \(error)")
        }
        signal.exitStatus.exit()
    }

    private func sender(_ interruption: RunInterruption) -> any RequestSender {
        // A burst sends all its calls at once, whatever the number of jobs.
        let connections = min(max(64, options.jobs), max(8, OpenFileLimit.allowed / 8))
        let sender = WireSender(connectionsPerEndpoint: connections, largestBody: plan.largestBody)
        let calls = plan.targetCalls
        guard let first = calls.first else { return sender }
        for (target, count) in calls {
            let pace = target.endpoint.isLoopback ? "" : ", at most \(target.limits.pace) a minute"
            StandardError.write(
                "mockcheck: \(TerminalText.counted(count, "request")) to \(target.endpoint.url)\(pace)\n")
        }
        let paced = PacedSender(sender, limits: first.target.limits, interruption: interruption)
        return recorder?.recording(paced) ?? paced
    }

    private func makeReporters() throws -> [any Reporter] {
        let environment = ProcessInfo.processInfo.environment
        let workingDirectory = FileManager.default.currentDirectoryPath
        let root = ReportPaths.root(
            environment: environment, workingDirectory: workingDirectory,
            exists: FileManager.default.fileExists(atPath:))
        let paths = ReportPaths(root: root, workingDirectory: workingDirectory)
        var all: [any Reporter] = []
        let usesColor = { (descriptor: Int32) in
            terminal.color.usesColor(environment: environment, isTerminal: isatty(descriptor) != 0)
        }
        let takesOutput = reports.takesStandardOutput || !terminal.takesOutput
        let textDescriptor = takesOutput ? StandardError.descriptor : StandardOutput.descriptor
        let start = ContinuousClock.now
        let bar =
            ProgressBar.isWanted(
                environment: environment, isTerminal: isatty(StandardError.descriptor) != 0)
            ? ProgressBar(
                width: TerminalWidth.columns(of: StandardError.descriptor), now: { ContinuousClock.now - start },
                write: { StandardError.write($0) }) : nil
        if let bar { all.append(bar) }
        var source = SourceLines()
        all.append(
            TerminalReporter(
                detail: terminal.detail, usesColor: usesColor(textDescriptor),
                problemsUseColor: usesColor(StandardError.descriptor),
                width: ContinuousIntegration.isDetected(in: environment)
                    ? nil : TerminalWidth.columns(of: textDescriptor),
                problemWidth: TerminalWidth.ofTerminal(StandardError.descriptor),
                source: { source.lines(at: $0) }, hints: terminal.hints,
                write: { text in
                    bar?.clear()
                    if takesOutput { StandardError.write(text) } else { StandardOutput.write(text) }
                },
                writeProblem: { text in
                    bar?.clear()
                    StandardError.write(text)
                }))
        return try all + reports.reporters(paths: paths, environment: environment) + [lastRun].compactMap { $0 }
    }

    private func status(of summary: RunSummary, caught: SignalWatch.Caught?, hasBrokenFiles: Bool) -> ExitStatus {
        // A signal counts even where it came when the last case was done: somebody wanted the end.
        if let caught { return caught.exitStatus }
        let status: ExitStatus =
            switch summary.verdict {
            case .passed: .success
            case .failed: .caseFailed
            case .nothingSelected: .nothingSelected
            case .interrupted, .unreconciled: .couldNotDoTheJob
            }
        return hasBrokenFiles ? max(status, .unusableInput) : status
    }
}
