package import Logging
import MockCore
package import MockFiles
package import MockServer
import PostmanModel

/// Looks after the files of the mocks that are served, and serves what has become of them (product S-6).
///
/// It works beside the event loops: files are read and mocks compiled here, and only the finished mocks are swapped in.
package struct Reloader {
    /// How the mocks of the command line are read.
    package struct Source: Sendable {
        var survey: @Sendable (ReadingHistory) -> ProjectSurvey
        package var load: @Sendable (inout ReadingHistory) throws -> Workload

        package init(
            survey: @escaping @Sendable (ReadingHistory) -> ProjectSurvey,
            load: @escaping @Sendable (inout ReadingHistory) throws -> Workload
        ) {
            self.survey = survey
            self.load = load
        }
    }

    private static let interval = Duration.milliseconds(250)
    /// Looks at files in motion before they are taken as they are.
    private static let mostRestlessLooks = 20

    private let source: Source
    private let served: ServedMocks
    private let created: CreatedMocks
    private let counter: ReloadCounter
    private let logger: Logger
    private var history: ReadingHistory
    /// The state of the files that was loaded last, and one that may still be in motion.
    private var loaded: ProjectSurvey
    private var pending: ProjectSurvey?
    private var restlessLooks = 0
    /// The stamps of the files of each mock as it is served, by key.
    private var stamps: [String: [FileStamp]] = [:]
    private var told: Set<Diagnostic>
    private var brokenFiles: Set<String>
    /// Why the last change could not be taken over at all.
    private var refusal: String?

    /// - Parameter history: of reading `workload`, which is served already.
    package init(
        source: Source, served: ServedMocks, created: CreatedMocks, counter: ReloadCounter, logger: Logger,
        history: ReadingHistory, workload: Workload
    ) {
        self.source = source
        self.served = served
        self.created = created
        self.counter = counter
        self.logger = logger
        self.history = history
        loaded = ProjectSurvey(asRead: history)
        told = Set(workload.diagnostics)
        brokenFiles = Set(workload.brokenFiles.map(\.path))
        let read = history.stamps
        for mock in workload.mocks { stamps[mock.key] = mock.files.map { read[$0] ?? .absent } }
    }

    /// Looks again and again until the task is cancelled.
    ///
    /// - Parameter changed: is told after the list of mocks or an address may have changed.
    package mutating func run(changed: () -> Void) async {
        var pause = Self.interval
        while (try? await Task.sleep(for: pause)) != nil {
            let start = ContinuousClock.now
            if look() { changed() }
            // Looking at a hundred thousand files must not take all the time there is.
            pause = max(Self.interval, start.duration(to: .now) * 20)
        }
    }

    /// Loads what has changed, once it has stayed the same for one look; true where something new is served.
    mutating func look() -> Bool {
        let survey = source.survey(history)
        guard survey != loaded else {
            pending = nil
            restlessLooks = 0
            return false
        }
        restlessLooks += 1
        // A file that is written again and again is read between two writes, rather than never.
        guard survey == pending || restlessLooks >= Self.mostRestlessLooks else {
            pending = survey
            return false
        }
        restlessLooks = 0
        pending = nil
        loaded = survey
        return reload()
    }

    private mutating func reload() -> Bool {
        let workload: Workload
        do {
            workload = try source.load(&history)
        } catch {
            refuse("\(error)")
            return false
        }
        tell(workload)
        let quota = workload.account.quota
        if !workload.mocks.isEmpty, quota != served.account.quota {
            served.account.change(to: quota)
            logger.notice("the quota has changed", metadata: ["limit": "\(quota.limit.map(String.init) ?? "none")"])
        }
        let known = served.registry.directory.mocks.filter { $0.origin != .created }
        let plan = ReloadPlan(served: known, workload: workload)
        var hasChanged = false
        let read = history.stamps
        for step in plan.steps where carryOut(step, read) { hasChanged = true }
        created.reload(fileRules: workload.account.rules, common: workload.project.common)
        count(workload, hasChanged: hasChanged)
        return hasChanged
    }

    private mutating func refuse(_ reason: String) {
        guard reason != refusal else { return }
        refusal = reason
        counter.countBroken()
        for line in reason.split(separator: "\n") { logger.error("\(line)") }
        logger.warning("all mocks stay as they were")
    }

    private mutating func count(_ workload: Workload, hasChanged: Bool) {
        let broken = Set(workload.brokenFiles.map(\.path))
        let fixed = brokenFiles.subtracting(broken).filter { file in
            workload.mocks.contains { $0.files.contains(file) || file.hasPrefix($0.collection.file + "/") }
        }
        for file in fixed.sorted() { logger.notice("\(file): fixed") }
        if refusal != nil { logger.notice("fixed; the changed files are served") }
        if !broken.isEmpty {
            counter.countBroken()
        } else if hasChanged || refusal != nil || !brokenFiles.isEmpty {
            counter.countServed()
        }
        brokenFiles = broken
        refusal = nil
    }

    /// Says what is wrong, unless it has been said.
    private mutating func tell(_ workload: Workload) {
        let news = workload.diagnostics.filter { $0.severity > .note && !told.contains($0) }
        for diagnostic in news { logger.log(diagnostic) }
        told = Set(workload.diagnostics)
    }

    private mutating func carryOut(_ step: ReloadPlan.Step, _ read: [String: FileStamp]) -> Bool {
        switch step {
        case .keep(let mock):
            logger.warning("the mock stays as it was before the change", metadata: ["mock": "\(mock.slug)"])
            return false
        case .deactivate(let mock):
            served.registry.replace(mock.deactivated())
            logger.warning(
                "\(mock.definition.collection.file) is gone; the mock is inactive", metadata: ["mock": "\(mock.slug)"])
            return true
        case .remove(let mock):
            served.registry.remove(id: mock.id)
            logger.notice("the manifest no longer has this mock", metadata: ["mock": "\(mock.slug)"])
            return true
        case .add(let loaded):
            stamps[loaded.key] = loaded.files.map { read[$0] ?? .absent }
            let mock = served.add(loaded)
            logger.notice("serves a new mock", metadata: ["path": "\(mock.path)", "file": "\(loaded.collection.file)"])
            return true
        case .replace(let mock, by: let loaded):
            let now = loaded.files.map { read[$0] ?? .absent }
            let isSame = stamps[loaded.key] == now && mock.name == loaded.name
            guard !isSame || !mock.isActive else { return false }
            stamps[loaded.key] = now
            served.registry.replace(mock.redefined(as: loaded.definition, origin: .files(key: loaded.key)))
            logger.notice("serves the new version", metadata: ["mock": "\(mock.slug)"])
            return true
        }
    }
}
