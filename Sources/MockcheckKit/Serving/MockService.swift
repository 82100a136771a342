import HTTPWire
package import Logging
import MockCore
package import MockServer
import MockStore
import PostmanModel
import XMLSupport

/// `mockcheck serve` at work: the mocks on one listener, the control plane on another, until a signal ends both.
package struct MockService {
    package let served: ServedMocks
    package let created: CreatedMocks
    package let state: KeptState
    package let settings: ServeSettings
    package let logger: Logger
    /// Nil where the files are not watched.
    package let reloader: Reloader?
    package let reloads: ReloadCounter
    /// Nil where no report of the traffic is wanted.
    package let traffic: ServedTraffic?
    private var time: any TimeSource { state.time }
    private let metrics = CallMetrics()

    package init(
        served: ServedMocks, created: CreatedMocks, state: KeptState, settings: ServeSettings, logger: Logger,
        reloader: Reloader? = nil, reloads: ReloadCounter, traffic: ServedTraffic? = nil
    ) {
        self.served = served
        self.created = created
        self.state = state
        self.settings = settings
        self.logger = logger
        self.reloader = reloader
        self.reloads = reloads
        self.traffic = traffic
    }

    /// Prints each mock's URL and `ready`, then serves until the first signal (product S-2, S-6).
    package func run() async throws {
        Allocator.givesBack()
        let (signals, continuation) = AsyncStream<SignalWatch.Caught>.makeStream()
        let lastResort = LastResort()
        let watch = SignalWatch { caught in
            lastResort.begin()
            continuation.yield(caught)
        }
        await watch.waitUntilArmed()
        let responder = responder()
        let created = created
        await state.shared?.start(served.account, state.calls) { WorkThreads.run { created.refresh() } }
        let listener = try await startMocks(responder)
        let admin: Listener?
        do {
            admin = try await startControlPlane(beside: listener, responder)
        } catch {
            await listener.stop()
            throw error
        }
        let announcement = Announcement(
            base: base(of: listener),
            admin: admin.map { Self.url("http", host: settings.adminHost, port: $0.port) },
            readyFile: settings.readyFile)
        state.note(admin: announcement.admin)
        try announcement.publish(served.registry.directory.mocks)
        logger.notice(
            "serving",
            metadata: [
                "mocks": "\(served.registry.directory.mocks.count)", "url": "\(announcement.base)",
                "admin": "\(announcement.admin ?? "off")", "watching": "\(reloader != nil)",
            ])
        let caught = await watchFiles(until: signals, announcement)
        logger.notice("stopping", metadata: ["signal": "\(caught?.name ?? "none")"])
        state.calls.endWaiting()
        async let mocksEnd = listener.stop()
        let isAdminDrained = await admin?.stop() ?? true
        let isDrained = await mocksEnd && isAdminDrained
        await state.finish(served.account, served.registry.directory.mocks, at: time.now())
        try await traffic?.report()
        withExtendedLifetime(watch) {}
        guard isDrained else { throw CommandProblem.failure("stopped, but a request was still being worked on") }
        // SIGTERM is how a service is asked to end, so that is a success (product S-6).
        if caught == .interrupt { throw ExitStatus.interrupted }
    }

    private func watchFiles(
        until signals: AsyncStream<SignalWatch.Caught>, _ announcement: Announcement
    ) async -> SignalWatch.Caught? {
        await withTaskGroup(of: SignalWatch.Caught?.self) { group in
            if let reloader {
                group.addTask {
                    var reloader = reloader
                    await reloader.run { announce(announcement) }
                    return nil
                }
            }
            defer { group.cancelAll() }
            for await caught in signals { return caught }
            return nil
        }
    }

    private func announce(_ announcement: Announcement) {
        do {
            try announcement.writeReadyFile(served.registry.directory.mocks)
        } catch {
            logger.error("\(error)")
        }
    }

    private func responder() -> RegistryResponder {
        let answering = Answering(
            time: time, randomness: CallRandomness(seed: settings.seed), explains: settings.explains)
        // Nobody can ask for the metrics and the log where there is no control plane.
        var observers: [any CallObserver] = settings.adminPort == .off ? [] : [metrics]
        if settings.adminPort != .off || state.isKept {
            observers.append(CallRecording(log: state.calls, keys: created.keys))
        }
        if let traffic { observers.append(traffic.recorder) }
        if logger.logLevel <= .info { observers.append(CallLogging(logger: logger, keys: created.keys)) }
        return RegistryResponder(
            registry: served.registry, answering: answering, observers: observers, faultSeed: settings.seed,
            checksKeys: { [library = created.library] in library.isCurrent })
    }

    private func startMocks(_ responder: RegistryResponder) async throws -> Listener {
        try await FreePort.listen(settings.port, from: 4010) { port throws(ListenError) in
            try await Listener.start(
                host: settings.host, port: port, responder: responder, limits: settings.limits, tls: settings.tls)
        }
    }

    private func startControlPlane(
        beside listener: Listener, _ responder: RegistryResponder
    ) async throws -> Listener? {
        let port: Int?
        switch settings.adminPort {
        case .off: return nil
        case .usual: port = nil
        case .fixed(let chosen): port = chosen
        }
        let guardian = RequestGuard(names: settings.adminNames + [settings.adminHost])
        let remarks = PageRemarks(library: created.library)
        let page = try PageRoutes(
            created: created, calls: state.calls, base: base(of: listener), mocks: responder
        ) { mock in remarks.findings(of: mock) }
        let plane = ControlPlane(routes: routes(listener, page), guardian: guardian, errorPage: page.errorPage)
        return try await FreePort.listen(port, from: 4011) { port throws(ListenError) in
            try await listen(plane, port: port)
        }
    }

    private func routes(_ listener: Listener, _ page: PageRoutes) -> [Route] {
        let metrics = MetricsRoute(
            registry: served.registry, calls: metrics, account: served.account, time: time,
            version: Version.current, traffic: { listener.traffic },
            lostCalls: { [calls = state.calls] in calls.lost },
            store: state.shared,
            reloads: { [reloads] in reloads.counts })
        let api = PostmanAPI(created: created, calls: state.calls, base: base(of: listener))
        return [
            HealthRoute.make(registry: served.registry, time: time, version: Version.current, store: state.shared),
            metrics.route,
        ] + page.routes + api.routes
    }

    private func base(of listener: Listener) -> String {
        Self.url(settings.tls == nil ? "http" : "https", host: settings.host, port: listener.port)
    }

    private func listen(_ plane: ControlPlane, port: Int) async throws(ListenError) -> Listener {
        var limits = ListenerLimits()
        // Whole collections are sent here.
        limits.bodyBytes = 64 * 1024 * 1024
        limits.connections = 1000
        return try await Listener.start(
            host: settings.adminHost, port: port, responder: plane, limits: limits, group: SideThread.group)
    }

    private static func url(_ scheme: String, host: String, port: Int) -> String {
        scheme + "://" + (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
    }
}
