import HTTPWire
import MockCore
import MockServer
import XMLSupport

/// `mockcheck serve` at work: the mocks on one listener, the control plane on another, until a signal ends both.
struct MockService {
    private let served: ServedMocks
    private let settings: ServeSettings
    private let time = SystemTime()

    init(_ served: ServedMocks, settings: ServeSettings) {
        self.served = served
        self.settings = settings
    }

    /// Prints each mock's URL and `ready`, then serves until the first signal (product S-2, S-6).
    func run() async throws {
        let (signals, continuation) = AsyncStream<SignalWatch.Caught>.makeStream()
        let watch = SignalWatch { continuation.yield($0) }
        let listener = try await startMocks()
        let base = Self.url(settings.tls == nil ? "http" : "https", host: settings.host, port: listener.port)
        let admin: Listener?
        do {
            admin = try await startControlPlane()
        } catch {
            await listener.stop()
            throw error
        }
        let adminURL = admin.map { Self.url("http", host: settings.adminHost, port: $0.port) }
        let mocks = served.registry.directory.mocks
        if let path = settings.readyFile {
            try ReadyFile(mocks: mocks, base: base, admin: adminURL).write(to: path)
        }
        for mock in mocks {
            let privacy = mock.isPrivate ? "private" : "public"
            StandardOutput.write("\(base + mock.path)  \(XMLText.sanitized(mock.name)) (\(privacy))\n")
        }
        if let adminURL { StandardOutput.write("\(adminURL)  control plane\n") }
        StandardOutput.write("ready\n")
        for await caught in signals {
            async let mocksEnd: Void = listener.stop()
            await admin?.stop()
            await mocksEnd
            // SIGTERM is how a service is asked to end, so that is a success (product S-6).
            if caught == .interrupt { throw ExitStatus.interrupted }
            break
        }
        withExtendedLifetime(watch) {}
    }

    private func startMocks() async throws -> Listener {
        let answering = Answering(
            time: time, randomness: CallRandomness(seed: settings.seed), explains: settings.explains)
        let responder = RegistryResponder(registry: served.registry, answering: answering, observers: [])
        do {
            return try await Listener.start(
                host: settings.host, port: settings.port, responder: responder, limits: settings.limits,
                tls: settings.tls)
        } catch {
            throw CommandProblem.failure("\(error)")
        }
    }

    private func startControlPlane() async throws -> Listener? {
        let port: Int
        switch settings.adminPort {
        case .off: return nil
        case .usual: port = 4011
        case .fixed(let chosen): port = chosen
        }
        let routes = [
            HealthRoute.make(registry: served.registry, time: time, version: Mockcheck.version)
        ]
        let guardian = RequestGuard(names: settings.adminNames + [settings.adminHost])
        let plane = ControlPlane(routes: routes, guardian: guardian)
        do {
            return try await listen(plane, port: port)
        } catch {
            guard case .usual = settings.adminPort else { throw CommandProblem.failure("\(error)") }
        }
        do {
            return try await listen(plane, port: 0)
        } catch {
            throw CommandProblem.failure("\(error)")
        }
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
