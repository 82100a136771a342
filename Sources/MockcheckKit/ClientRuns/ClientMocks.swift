import HTTPWire
import MockCore
import MockFiles
import MockServer
import PostmanModel

/// The mocks that a command is given, each at the root of a free port of its own.
struct ClientMocks {
    private struct Running {
        let loaded: LoadedMock
        let served: ServedMock
        let recorder: TrafficRecorder
        let listener: Listener
    }

    private let running: [Running]
    /// A key for the private ones; nil where there is none.
    let key: String?

    /// - Parameters:
    ///   - allowed: paths that no example need match.
    ///   - seed: of random values; nil for others in each run.
    /// - Throws: `CommandProblem` where a mock cannot listen.
    static func start(_ workload: Workload, allowed: [Glob], seed: UInt64?) async throws -> ClientMocks {
        let isAnyPrivate = workload.mocks.contains { $0.configuration.access != .anyone }
        let key = isAnyPrivate ? FreshKey.make() : nil
        let account = Account(quota: workload.account.quota)
        let answering = Answering(time: SystemTime(), randomness: CallRandomness(seed: seed))
        var limits = ListenerLimits()
        limits.connections = min(limits.connections, try OpenFileLimit.forConnections() * 3 / 4)
        var running: [Running] = []
        do throws(ListenError) {
            for (var loaded, slug) in zip(workload.mocks, Slug.unique(for: workload.mocks.map(\.name))) {
                if let key, case .keys(let own) = loaded.configuration.access {
                    loaded.configuration.access = .keys(own + [KeyGrant(digest: KeyDigest(ofKey: key))])
                }
                let served = ServedMock(
                    id: loaded.id, slug: slug, isAtRoot: true, origin: .files(key: loaded.key),
                    definition: loaded.definition, account: account)
                let recorder = TrafficRecorder([served.id], [Traffic(of: loaded, allowed: allowed)])
                let listener = try await Listener.start(
                    responder: RegistryResponder(
                        registry: MockRegistry([served]), answering: answering, observers: [recorder],
                        faultSeed: seed),
                    limits: limits)
                running.append(Running(loaded: loaded, served: served, recorder: recorder, listener: listener))
            }
        } catch {
            for mock in running { await mock.listener.stop(gracefulWithin: .zero) }
            throw CommandProblem.failure("\(error)")
        }
        return ClientMocks(running: running, key: key)
    }

    /// What the command finds in its environment; nil for a variable that must not be there.
    var variables: [String: String?] {
        var variables: [String: String?] = [:]
        variables.updateValue(nil, forKey: "MOCKCHECK_URL")
        variables.updateValue(key, forKey: "MOCKCHECK_KEY")
        for mock in running {
            let url = "http://127.0.0.1:\(mock.listener.port)"
            let name = mock.served.slug.uppercased().replacing("-", with: "_")
            variables["MOCKCHECK_URL_\(name)"] = url
            if running.count == 1 { variables["MOCKCHECK_URL"] = url }
        }
        return variables
    }

    /// Lets requests in flight finish, and ends the mocks.
    ///
    /// - Returns: what was asked of them.
    func stop() async -> [JudgedMock] {
        await withTaskGroup { group in
            for mock in running { group.addTask { _ = await mock.listener.stop(gracefulWithin: .seconds(1)) } }
        }
        return running.flatMap { mock in
            mock.recorder.traffic.map { JudgedMock(loaded: mock.loaded, mock: mock.served.mock, traffic: $0) }
        }
    }
}
