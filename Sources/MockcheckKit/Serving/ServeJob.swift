import Logging
import MockCore
import MockFiles
import MockServer
import MockStore
import PostmanModel

/// `mockcheck serve`, from paths to the end of the process (product section 4).
package struct ServeJob: Sendable {
    private let paths: [String]
    private let input: InputSettings
    private let overrides: AccountOverrides
    private let settings: ServeSettings
    /// Where a report of all that was asked is written at the end.
    private let reportDirectory: String?

    package init(
        paths: [String], input: InputSettings, overrides: AccountOverrides, settings: ServeSettings,
        reportDirectory: String?
    ) {
        self.paths = paths
        self.input = input
        self.overrides = overrides
        self.settings = settings
        self.reportDirectory = reportDirectory
    }

    /// - Throws: `CommandProblem` and `ExitStatus` where nothing can be served.
    package func run() async throws {
        let sink = LogSink { StandardError.write($0) }
        defer { sink.finish() }
        let logger = Logger(label: "mockcheck") { [settings] _ in
            SinkLogHandler(level: settings.logLevel, format: settings.logFormat, sink: sink)
        }
        var history = ReadingHistory()
        let workload = try load(&history)
        for diagnostic in workload.diagnostics where diagnostic.severity > .note { logger.log(diagnostic) }
        guard !workload.mocks.isEmpty else {
            guard workload.brokenFiles.isEmpty else { throw ExitStatus.unusableInput }
            throw CommandProblem(status: .nothingSelected, description: EmptyInput.remedy(for: paths))
        }
        let state = try KeptState(path: settings.statePath, shared: settings.shared, logger: logger)
        let served = ServedMocks(
            workload.mocks,
            account: Account(
                quota: workload.account.quota, ledger: state.ledger, recorded: state.journal?.recorded,
                rates: state.shared?.windows))
        let created = CreatedMocks(
            registry: served.registry, account: served.account, library: state.library,
            fileRules: workload.account.rules, common: workload.project.common, time: state.time)
        for name in created.restore() {
            logger.warning(
                "the mock's collection or environment is gone, so it is inactive", metadata: ["mock": "\(name)"])
        }
        let counter = ReloadCounter()
        let reloader = Reloader(
            source: source, served: served, created: created, counter: counter, logger: logger, history: history,
            workload: workload)
        let service = MockService(
            served: served, created: created, state: state, settings: settings, logger: logger,
            reloader: settings.isWatching ? reloader : nil, reloads: counter,
            traffic: try reportDirectory.map { directory in
                ServedTraffic(
                    of: workload, served: served,
                    reports: try ReportOptions(reporters: [], directory: directory, dialect: nil, isGitHub: false))
            })
        try await service.run()
    }

    /// Reads the files of the command line, now and whenever they change.
    private var source: Reloader.Source {
        Reloader.Source(survey: { input.survey(paths, $0) }, load: { try load(&$0) })
    }

    private func load(_ history: inout ReadingHistory) throws -> Workload {
        var workload = try Workload.load(paths, input, &history)
        workload.diagnostics += workload.project.keepOneAccount(command: "mockcheck serve")
        overrides.apply(to: &workload)
        return workload
    }
}
