import MockCore
import NIOCore
import PostmanModel
import Synchronization
import TestSupport
import Testing

@testable import MockStore

/// The keys of an account on a node of a cluster that is not the one which was named, and which may change.
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"), .timeLimit(.minutes(3)))
struct ClusterTests {
    /// Reads a count that only whoever has the keys can raise.
    private static let key = SharedCalls.numberKey

    private func connect(_ address: String, _ isForSmall: Bool) async throws -> RedisClient {
        let client = RedisClient(try #require(StoreAddress(address)), patience: .seconds(20), isForSmall: isForSmall) {
            _ in
        }
        client.start()
        try await ready(client)
        return client
    }

    private func ready(_ client: RedisClient) async throws {
        for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
        try #require(client.isConnected)
    }

    private func ask(_ client: RedisClient, _ words: String...) async -> Result<RESPValue, StoreProblem> {
        await withCheckedContinuation { continuation in
            client.send(words) { continuation.resume(returning: $0) }
        }
    }

    /// Any node may be named.
    @Test(arguments: [false, true]) func findsTheNodeThatHasTheKeys(isForSmall: Bool) async throws {
        let cluster = try await TestCluster()
        let owner = try await cluster.owner()
        for (number, node) in cluster.nodes.enumerated() {
            let client = try await connect(node.address, isForSmall)
            #expect(await ask(client, "INCR", Self.key) == .success(.integer(Int64(number) + 1)))
            await client.stop()
        }
        #expect(try await owner.ask("GET", Self.key).text == "3")
    }

    /// What is asked meanwhile is done once, wherever the keys are by then, or it is said why it is not.
    @Test(arguments: [false, true]) func movesWithTheKeys(isForSmall: Bool) async throws {
        let cluster = try await TestCluster()
        let first = try await cluster.owner()
        let second = try cluster.other(than: first)
        let client = try await connect(second.address, isForSmall)
        var done: Int64 = 0
        for (source, target) in [(first, second), (second, first)] {
            for _ in 0..<10 {
                done += 1
                #expect(await ask(client, "INCR", Self.key) == .success(.integer(done)))
            }
            try await cluster.move(from: source, to: target) {
                let moving = "its cluster is moving the account's slot to another node"
                #expect(await ask(client, "INCR", Self.key) == .failure(.away(moving)))
                #expect(!client.isConnected)
            }
            try await ready(client)
        }
        #expect(try await first.ask("GET", Self.key).text == "\(done)")
        // A node that is asked once more sends on, and nobody notices.
        try await cluster.move(from: first, to: second)
        #expect(await ask(client, "INCR", Self.key) == .success(.integer(done + 1)))
        await client.stop()
    }

    /// Many at a time, in a connection that is told of each that it has to go elsewhere.
    @Test(arguments: [false, true]) func nothingThatIsOnItsWayIsDoneTwice(isForSmall: Bool) async throws {
        let cluster = try await TestCluster()
        let first = try await cluster.owner()
        let second = try cluster.other(than: first)
        let client = try await connect(first.address, isForSmall)
        #expect(await ask(client, "SET", Self.key, "0") == .success(.simple("OK")))
        try await cluster.move(from: first, to: second)
        let results = await withTaskGroup(of: Result<RESPValue, StoreProblem>.self) { group in
            for _ in 0..<200 { group.addTask { await ask(client, "INCR", Self.key) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.compactMap { try? $0.get().integer }.sorted() == Array(1...200), "\(Set(results))")
        #expect(try await second.ask("GET", Self.key).text == "200")
        await client.stop()
    }

    /// The owner is killed, and its replica takes over.
    @Test(arguments: [false, true]) func goesOnWithTheNodeThatTakesOver(isForSmall: Bool) async throws {
        let cluster = try await TestCluster()
        let owner = try await cluster.owner()
        let named = try cluster.other(than: owner)
        let replica = try await cluster.replica(of: owner)
        let client = try await connect(named.address, isForSmall)
        #expect(await ask(client, "INCR", Self.key) == .success(.integer(1)))
        // The replica has it.
        #expect(await ask(client, "WAIT", "1", "10000") == .success(.integer(1)))
        owner.end()
        try await replica.waits("CLUSTER", "FAILOVER", "TAKEOVER") { $0 == .simple("OK") }
        try await replica.waits("GET", Self.key) { $0.text == "1" }
        try await ready(client)
        #expect(await ask(client, "INCR", Self.key) == .success(.integer(2)))
        #expect(try await replica.ask("GET", Self.key).text == "2")
        await client.stop()
    }

    /// The node that was named is there at the start only.
    @Test func remembersWhoHadTheKeys() async throws {
        let cluster = try await TestCluster()
        let owner = try await cluster.owner()
        let named = try cluster.other(than: owner)
        let client = try await connect(named.address, true)
        named.end()
        // Every connection of it is cut, and it comes back.
        try await owner.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        var result = await ask(client, "INCR", Self.key)
        for _ in 0..<1000 where (try? result.get()) == nil {
            try await Task.sleep(for: .milliseconds(20))
            result = await ask(client, "INCR", Self.key)
        }
        #expect(try result.get().integer ?? 0 > 0)
        await client.stop()
    }

    @Test func aClusterThatIsDownIsAway() async throws {
        let cluster = try await TestCluster()
        let owner = try await cluster.owner()
        let client = try await connect(owner.address, true)
        let slot = "\(try #require(try await owner.ask("CLUSTER", "KEYSLOT", Self.key).integer))"
        try await owner.ask("CLUSTER", "DELSLOTS", slot)
        let reason = "its cluster is down, or no node has the account's slot"
        #expect(await ask(client, "INCR", Self.key) == .failure(.away(reason)))
        #expect(!client.isConnected)
        try await owner.ask("CLUSTER", "ADDSLOTS", slot)
        try await ready(client)
        #expect(await ask(client, "INCR", Self.key) == .success(.integer(1)))
        await client.stop()
    }
}
