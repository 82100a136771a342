import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Verification

/// All mocks of a run behind one listener, as `serve` starts them, with what the manifest says of each (V-15).
///
/// Started for the first who asks, and stopped behind the last.
actor ServedTogether {
    private let mocks: [LoadedMock]
    private let quota: Quota
    private let seed: UInt64
    private let listeners: ListenerPool
    private var users = 0
    private var starting: Task<Started, any Error>?

    private struct Started {
        let post: ListenerPool.Post
        let account: Account
        let time: ManualTime
    }

    init(_ workload: Workload, seed: UInt64, listeners: ListenerPool) {
        let rules = Self.withVerifiersKeys(workload.rules, seed: seed)
        mocks = workload.mocks.map { mock in
            var mock = mock
            if mock.configuration.access != .anyone {
                mock.configuration.access = rules.policy(for: mock.configuration.ownership)
            }
            return mock
        }
        quota = workload.mocks.first?.quota ?? Quota()
        self.seed = seed
        self.listeners = listeners
    }

    /// What `serve` does with each mock, in the order of the workload.
    ///
    /// - Returns: nil for a mock that somebody else's server stands for.
    static func facts(of workload: Workload) -> [ServedFacts?] {
        let slugs = Slug.unique(for: workload.mocks.map(\.name))
        let quota = workload.mocks.first?.quota ?? Quota()
        let share = quota.limit.map { $0 / max(1, workload.mocks.count) } ?? .max
        return zip(workload.mocks, slugs).map { mock, slug in
            guard mock.target == nil else { return nil }
            return ServedFacts(
                slug: workload.mocks.count == 1 ? nil : slug, configuration: mock.configuration,
                rules: workload.rules, mostRequests: min(share, mock.configuration.rateLimit?.limit ?? .max))
        }
    }

    private static func withVerifiersKeys(_ rules: AccessRules, seed: UInt64) -> AccessRules {
        var rules = rules
        for index in rules.people.indices {
            let key = ServedFacts.key(of: rules.people[index].name, seed: seed)
            rules.people[index].keys.append(KeyDigest(ofKey: key))
        }
        return rules
    }

    func start() async throws -> any RunningMocks {
        users += 1
        let task = starting ?? Task { try await begin() }
        starting = task
        do {
            return Running(started: try await task.value, together: self)
        } catch {
            await giveBack()
            throw error
        }
    }

    private func begin() async throws -> Started {
        let account = Account(quota: quota)
        let served = ServedMocks(mocks, account: account)
        let time = ManualTime(Scenario.clockStart)
        let responder = RegistryResponder(
            registry: served.registry, answering: Answering(time: time, randomness: CallRandomness(seed: seed)),
            faultSeed: seed)
        return Started(post: try await listeners.take(responder), account: account, time: time)
    }

    fileprivate func giveBack() async {
        users -= 1
        guard users == 0, let task = starting else { return }
        starting = nil
        if let started = try? await task.value { await listeners.giveBack(started.post) }
    }

    private struct Running: RunningMocks {
        let started: Started
        let together: ServedTogether

        var endpoints: [Endpoint] { [.loopback(port: started.post.port)] }
        func usage() -> Usage { started.account.usage(at: started.time.now()) }
        func advance(seconds: Int) { started.time.advance(seconds: seconds) }
        func stop() async { await together.giveBack() }
    }
}
