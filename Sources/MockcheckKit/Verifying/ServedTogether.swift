import HTTPWire
import MockCore
import MockFiles
import MockServer
import PostmanModel
import Verification

/// All mocks of a run that belong to one account behind one listener, as `serve` starts them, with what the manifest says of each (V-15).
///
/// Started for the first who asks, and stopped behind the last.
actor ServedTogether {
    private let mocks: [LoadedMock]
    /// What runs of each already.
    private let compiled: [CompiledMocks]
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

    private init(
        _ mocks: [LoadedMock], _ compiled: [CompiledMocks], of account: DeclaredAccount, seed: UInt64,
        listeners: ListenerPool
    ) {
        self.compiled = compiled
        let rules = Self.withVerifiersKeys(account.rules, seed: seed)
        self.mocks = mocks.map { mock in
            var mock = mock
            if mock.configuration.access != .anyone {
                mock.configuration.access = rules.policy(for: mock.configuration.ownership)
            }
            return mock
        }
        quota = account.quota
        self.seed = seed
        self.listeners = listeners
    }

    /// The mocks of each account, by its manifest.
    ///
    /// - Parameter compiled: what runs of each mock of the workload.
    static func all(
        of workload: Workload, _ compiled: [CompiledMocks], seed: UInt64, listeners: ListenerPool
    ) -> [String?: ServedTogether] {
        Dictionary(grouping: workload.mocks.indices) { workload.mocks[$0].account.manifest }.mapValues { places in
            let mocks = places.map { workload.mocks[$0] }
            return ServedTogether(
                mocks, places.map { compiled[$0] }, of: mocks[0].account, seed: seed, listeners: listeners)
        }
    }

    /// What `serve` does with each mock, in the order of the workload.
    ///
    /// - Returns: nil for a mock that somebody else's server stands for.
    static func facts(of workload: Workload) -> [ServedFacts?] {
        var facts = [ServedFacts?](repeating: nil, count: workload.mocks.count)
        for places in Dictionary(grouping: workload.mocks.indices, by: { workload.mocks[$0].account.manifest }).values {
            let slugs = Slug.unique(for: places.map { workload.mocks[$0].name })
            for (place, slug) in zip(places, slugs) where workload.target(of: workload.mocks[place]) == nil {
                let mock = workload.mocks[place]
                let share = mock.account.quota.limit.map { $0 / places.count } ?? .max
                facts[place] = ServedFacts(
                    slug: places.count == 1 ? nil : slug, configuration: mock.configuration,
                    rules: mock.account.rules,
                    mostRequests: min(share, mock.configuration.rateLimit?.limit ?? .max))
            }
        }
        return facts
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
        let served = ServedMocks(mocks, account: account) { compiled[$0].mock($1.definition, account) }
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
