package import PostmanModel

/// Something that can start a mock and say where it listens: our own server, or a liar in the tests.
package protocol MockHost: Sendable {
    /// Starts one mock per setup, all of one account with one clock, each on a free loopback port.
    func start(_ setups: [MockSetup]) async throws -> any RunningMocks
}

/// Mocks of one account that run until they are stopped.
package protocol RunningMocks: Sendable {
    /// The loopback port of each setup, in order.
    var ports: [Int] { get }
    func usage() -> Usage
    /// Moves the account's clock forward.
    func advance(seconds: Int)
    func stop() async
}
