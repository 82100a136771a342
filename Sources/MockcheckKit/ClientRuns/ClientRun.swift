import MockFiles
import PostmanModel
import Verification

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `mockcheck run PATH… -- COMMAND`: gives a command the mocks, and judges what it asked of them (product section 9).
package struct ClientRun: Sendable {
    let workload: Workload
    /// Paths that no example need match.
    private let allowed: [Glob]
    let minimum: MinimumUse
    let missing: MissingExamples?
    let seed: UInt64?

    package init(
        workload: Workload, allowed: [String] = [], minimum: MinimumUse, savesMissingTo path: String? = nil,
        inputs: [String] = [], seed: UInt64? = nil
    ) throws {
        self.workload = workload
        self.allowed = allowed.map { Glob($0) }
        self.minimum = minimum
        missing = try path.map {
            try MissingExamples(path: $0, inputs: inputs, formats: workload.mocks.map(\.collection.format))
        }
        self.seed = seed
    }

    /// Judges what was recorded; nothing is started.
    ///
    /// - Throws: `ExitStatus` and `CommandProblem`.
    package func judge(
        _ recorded: RecordedTraffic, _ reports: ReportOptions, _ terminal: TerminalOptions
    ) async throws {
        let reading = try recorded.read(workload, allowed: allowed, seed: seed ?? 1)
        if reading.others > 0 {
            let count = TerminalText.counted(reading.others, "request")
            let remedy = recorded.archives.isEmpty ? "" : "; --base URL names the server that a mock stands for"
            StandardError.write(message: "mockcheck: \(count) for other servers or pages not judged\(remedy)")
        }
        let status = try await report(reading.mocks, unaddressed: reading.unaddressed, reports, terminal)
        if status == .nothingSelected { StandardError.write(message: "mockcheck: nothing recorded is for a mock") }
        if status != .success { throw status }
    }

    /// Runs the command to its end, then reports.
    ///
    /// - Throws: `ChildEnding` where the command did not succeed; else `ExitStatus` and `CommandProblem`.
    package func run(_ command: [String], _ reports: ReportOptions, _ terminal: TerminalOptions) async throws {
        SignalPassing.begin()
        let mocks = try await ClientMocks.start(workload, allowed: allowed, seed: seed)
        let ending: ChildEnding
        do {
            ending = try await ChildCommand(words: command, variables: mocks.variables).run()
        } catch let problem as CommandNotStarted {
            _ = await mocks.stop()
            StandardError.write(message: "mockcheck: \(problem)")
            throw problem.ending
        }
        let judged = await mocks.stop()
        let signal = SignalPassing.end()
        let status: ExitStatus
        do {
            status = try await report(
                judged, secrets: [mocks.key].compactMap { $0.map { Secret($0, named: "MOCKCHECK_KEY") } }, reports,
                terminal)
        } catch let problem as CommandProblem where !ending.isSuccess {
            StandardError.write(message: "mockcheck: \(problem)")
            throw ending
        }
        if !ending.isSuccess { throw ending }
        if status == .nothingSelected {
            StandardError.write(
                message: "mockcheck: no request reached a mock; the command must use the URL in $MOCKCHECK_URL")
        }
        if let signal { throw signal == SIGINT ? ExitStatus.interrupted : ExitStatus.terminated }
        if status != .success { throw status }
    }
}
