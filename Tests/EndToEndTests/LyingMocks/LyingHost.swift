import HTTPMessage
import HTTPWire
import MockServer
import NIOCore
import PostmanModel
import Synchronization
import Verification

@testable import MockcheckKit
@testable import mockcheck

/// Starts the real mocks, wrapped in one lie.
struct LyingHost: MockHost {
    let collection: Collection
    let lie: Lie?

    func start(_ setups: [MockSetup]) async throws -> any RunningMocks {
        var host = InProcessHost(
            definition: MockDefinition(
                collection: collection, configuration: MockConfiguration(name: collection.name)),
            seed: 1, listeners: ListenerPool(limit: 0))
        guard let lie else { return try await host.start(setups) }
        // Liars must know what the mock should have been, so they get the setup as the verifier wanted it.
        let wanted = setups
        let captured = CapturedResponders()
        host.wrap = { honest, setup in
            let index = captured.count
            let liar = lie.responder(honest, wanted.indices.contains(index) ? wanted[index] : setup)
            captured.append(liar)
            return liar
        }
        let twisted = setups.map { setup in
            var setup = setup
            lie.setup(&setup)
            return setup
        }
        if lie.splitsAccounts {
            var all: [any RunningMocks] = []
            for setup in twisted { all.append(try await host.start([setup])) }
            return SeparateMocks(all: all)
        }
        let mocks = try await host.start(twisted)
        guard let wire = lie.wire else { return mocks }
        var channels: [any Channel] = []
        for responder in captured.all { channels.append(try await WireLiar.start(wire, honest: responder)) }
        return WireMocks(honest: mocks, channels: channels)
    }
}

/// The responders that a host was given, in the order of its setups.
private final class CapturedResponders: Sendable {
    private let responders = Mutex<[any Responder]>([])

    var all: [any Responder] { responders.withLock { $0 } }
    var count: Int { all.count }

    func append(_ responder: any Responder) {
        responders.withLock { $0.append(responder) }
    }
}

/// Mocks that should share an account and do not.
private struct SeparateMocks: RunningMocks {
    let all: [any RunningMocks]

    var endpoints: [Endpoint] { all.flatMap(\.endpoints) }
    func usage() -> Usage { all[0].usage() }
    func answer(_ call: Call, mock: Int) -> Reply? { all[mock].answer(call, mock: 0) }
    func advance(seconds: Int) {
        for mocks in all { mocks.advance(seconds: seconds) }
    }
    func stop() async {
        for mocks in all { await mocks.stop() }
    }
}

private struct WireMocks: RunningMocks {
    let honest: any RunningMocks
    let channels: [any Channel]

    var endpoints: [Endpoint] { channels.compactMap { $0.localAddress?.port }.map { .loopback(port: $0) } }
    func usage() -> Usage { honest.usage() }
    func answer(_ call: Call, mock: Int) -> Reply? { honest.answer(call, mock: mock) }
    func advance(seconds: Int) { honest.advance(seconds: seconds) }
    func stop() async {
        for channel in channels { try? await channel.close().get() }
        await honest.stop()
    }
}
