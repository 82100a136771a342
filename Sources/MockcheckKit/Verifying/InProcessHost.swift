import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Verification

/// Starts our own server for a verification, each mock on a free loopback port.
struct InProcessHost: MockHost {
    /// What is verified; of its configuration only what holds whatever a case sets up.
    let definition: MockDefinition
    let seed: UInt64
    let listeners: ListenerPool
    /// All mocks of the run; nil where none of the cases asks for them.
    var together: ServedTogether?
    /// What runs of it already, here or in `together`.
    var compiled = CompiledMocks()
    /// What stands before a mock's responder; the tests put their liars here.
    var wrap: @Sendable (any Responder, MockSetup) -> any Responder = { responder, _ in responder }

    func start(_ setups: [MockSetup]) async throws -> any RunningMocks {
        if setups.contains(where: \.isServed) {
            guard let together else { preconditionFailure("planned a case of mocks that are not served together") }
            return try await together.start()
        }
        let time = ManualTime(Scenario.clockStart)
        let account = Account(quota: setups.lazy.compactMap(\.quota).first ?? Quota())
        var posts: [ListenerPool.Post] = []
        var responders: [any Responder] = []
        do {
            for setup in setups {
                var definition = definition
                definition.configuration = configuration(of: setup)
                let mock = compiled.mock(definition, account)
                let responder = MockResponder(
                    mock: mock, answering: Answering(time: time, randomness: CallRandomness(seed: seed)))
                responders.append(wrap(responder, setup))
                posts.append(try await listeners.take(responders[responders.count - 1]))
            }
        } catch {
            for post in posts { await listeners.giveBack(post) }
            throw error
        }
        return Running(posts: posts, responders: responders, listeners: listeners, account: account, time: time)
    }

    private func configuration(of setup: MockSetup) -> MockConfiguration {
        var configuration = MockConfiguration(name: definition.name)
        configuration.profile = definition.configuration.profile
        configuration.typesFromLanguage = definition.configuration.typesFromLanguage
        if let accounts = setup.accounts {
            configuration.access = accounts.rules.policy(for: accounts.ownership)
        }
        if let matching = setup.matching { configuration.matching = matching }
        configuration.rateLimit = setup.rateLimit
        configuration.cors = setup.cors ?? .postman
        configuration.serverResponse = setup.serverResponse
        configuration.delayMilliseconds = setup.delayMilliseconds
        return configuration
    }

    private struct Running: RunningMocks {
        let posts: [ListenerPool.Post]
        let responders: [any Responder]
        let listeners: ListenerPool
        let account: Account
        let time: ManualTime
        let endpoints: [Endpoint]

        init(
            posts: [ListenerPool.Post], responders: [any Responder], listeners: ListenerPool, account: Account,
            time: ManualTime
        ) {
            (self.posts, self.responders, self.listeners) = (posts, responders, listeners)
            (self.account, self.time) = (account, time)
            endpoints = posts.map { .loopback(port: $0.port) }
        }

        func usage() -> Usage { account.usage(at: time.now()) }
        func answer(_ call: Call, mock: Int) -> Reply? {
            responders.indices.contains(mock) ? responders[mock].respond(to: call).reply : nil
        }
        func advance(seconds: Int) { time.advance(seconds: seconds) }
        func stop() async {
            for post in posts { await listeners.giveBack(post) }
        }
    }
}
