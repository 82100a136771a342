import MockCore
import PostmanModel
import Testing

@testable import MockStore

/// The usage of several replicas in a real store (product section 11).
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"))
struct SharedUsageTests {
    /// One process of several, with a connection of its own.
    private struct Replica {
        let client: RedisClient
        let usage: SharedUsage
        let clock: StoreClock

        init(_ name: String, at address: String, now: Timestamp) async throws {
            client = RedisClient(try #require(StoreAddress(address)), isForSmall: true) { _ in }
            clock = StoreClock(start: now)
            usage = SharedUsage(client, clock: clock, replica: name)
            client.start()
            for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
            try #require(client.isConnected)
        }

        func ask(_ words: String...) async throws -> RESPValue {
            try await withCheckedContinuation { continuation in
                client.send(words) { continuation.resume(returning: $0) }
            }.get()
        }

        /// The milliseconds of the store's clock.
        func time() async throws -> Int64 {
            let words = try #require(try await ask("TIME").elements).compactMap(\.text).compactMap(Int64.init)
            return words[0] * 1000 + words[1] / 1000
        }

        func lease(_ calls: Int, until end: Timestamp, limit: Int?, owed: Int = 0) async throws -> UsageLease {
            let request = UsageRequest(calls: calls, periodEnd: end, counted: 0, limit: limit, owed: owed)
            return try await withCheckedContinuation { continuation in
                usage.lease(request) { continuation.resume(returning: $0) }
            }.get()
        }
    }

    private let now = Timestamp(milliseconds: 1_796_000_000_000)

    private func end(_ replica: Replica, in milliseconds: Int64 = 3_600_000) async throws -> Timestamp {
        Timestamp(milliseconds: try await replica.time() + milliseconds)
    }

    @Test func severalReplicasNeverGetMoreThanTheLimit() async throws {
        let redis = try TestRedis()
        let address = "redis://127.0.0.1:\(redis.port)"
        let (a, b) = (
            try await Replica("a", at: address, now: now), try await Replica("b", at: address, now: now)
        )
        let end = try await end(a)
        // Fewer near the limit, one at a time at the end.
        var granted = [try await a.lease(48, until: end, limit: 100).calls]
        #expect(granted == [12])
        while let calls = Optional(try await b.lease(48, until: end, limit: 100).calls), calls > 0 {
            granted.append(calls)
        }
        #expect(granted.reduce(0, +) == 100)
        #expect(granted == granted.sorted(by: >) && granted.suffix(8).allSatisfy { $0 == 1 })
        #expect(try await a.lease(48, until: end, limit: 100) == UsageLease(calls: 0, counted: 100))
        // What is given back can be had again, and only once.
        try await b.usage.settle(RecordedUsage(calls: 97, periodEnd: end), unused: 3, owed: 0)
        #expect(try await a.lease(48, until: end, limit: 100) == UsageLease(calls: 1, counted: 98))
        await a.client.stop()
        await b.client.stop()
    }

    @Test func aPeriodEndsByTheClockOfTheStore() async throws {
        let redis = try TestRedis()
        let replica = try await Replica("a", at: "redis://127.0.0.1:\(redis.port)", now: now)
        // A busy machine may take longer to ask than a short period lasts.
        var (first, lease) = (now, UsageLease?.none)
        for milliseconds: Int64 in [150, 1500, 15_000] where lease == nil {
            first = try await end(replica, in: milliseconds)
            lease = try? await replica.lease(48, until: first, limit: 1000)
        }
        #expect(lease == UsageLease(calls: 48, counted: 48))
        // Who is early gets nothing before the first period is over, and then begins at zero.
        let second = try await end(replica)
        #expect(try await replica.lease(10, until: second, limit: 1000) == UsageLease(calls: 10, counted: 10))
        #expect(try await replica.time() >= first.milliseconds)
        await #expect(throws: UsageNotKept.self) { try await replica.lease(10, until: first, limit: 1000) }
        // The count goes on where another end is configured.
        let other = try await end(replica, in: 7_200_000)
        #expect(try await replica.lease(5, until: other, limit: nil, owed: 7).counted == 22)
        await replica.client.stop()
    }

    /// The store has taken it, and nobody has heard so.
    @Test func aRequestThatIsSentAgainIsGrantedOnce() async throws {
        let redis = try TestRedis()
        let replica = try await Replica("a", at: "redis://127.0.0.1:\(redis.port)", now: now)
        let end = try await end(replica)
        let words = ["a", "5", "\(end.milliseconds)", "48", "1000", "0"]
        for _ in 0..<3 {
            let answer: RESPValue = try await withCheckedContinuation { continuation in
                replica.client.run(.lease, keys: SharedUsage.keys, words) { continuation.resume(returning: $0) }
            }.get()
            #expect(answer.elements?.dropLast() == [.bulk(Array("granted".utf8)), .integer(48), .integer(48)])
        }
        // One that is older than the last comes too late.
        let late: RESPValue = try await withCheckedContinuation { continuation in
            replica.client.run(.lease, keys: SharedUsage.keys, ["a", "4"] + words.dropFirst(2)) {
                continuation.resume(returning: $0)
            }
        }.get()
        #expect(late.elements?.first == .bulk(Array("late".utf8)))
        await replica.client.stop()
    }

    @Test func scriptsThatTheStoreHasForgottenAreSentAgain() async throws {
        let redis = try TestRedis()
        let replica = try await Replica("a", at: "redis://127.0.0.1:\(redis.port)/3", now: now)
        let end = try await end(replica)
        #expect(try await replica.ask("SCRIPT", "FLUSH") == .simple("OK"))
        #expect(try await replica.lease(48, until: end, limit: nil) == UsageLease(calls: 48, counted: 48))
        await replica.client.stop()
    }

    @Test func aPasswordAndAUserOpenAStore() async throws {
        let redis = try TestRedis(["--requirepass", "s3cret", "--user", "ada", "on", ">p@ss", "~mockcheck:*", "+@all"])
        for start in ["redis://:s3cret@", "redis://ada:p%40ss@"] {
            let replica = try await Replica("a", at: start + "127.0.0.1:\(redis.port)", now: now)
            await replica.client.stop()
        }
        let (attempts, continuation) = AsyncStream<Result<Void, StoreProblem>>.makeStream()
        let refused = RedisClient(try #require(StoreAddress("redis://:wrong@127.0.0.1:\(redis.port)"))) {
            continuation.yield($0)
        }
        refused.start()
        for await attempt in attempts {
            guard case .failure(.refused(let reason)) = attempt else {
                Issue.record("\(attempt)")
                break
            }
            #expect(reason.hasPrefix("WRONGPASS"))
            break
        }
        #expect(!refused.isConnected)
        await refused.stop()
    }
}
