import MockCore
import NIOCore
import PostmanModel
import Synchronization
import TestSupport
import Testing

@testable import MockStore

/// Every script, and what ends a connection, with each server that is on this machine: the oldest that is promised, and Valkey.
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"), .timeLimit(.minutes(2)))
struct StoreProgramTests {
    private final class Replica: Sendable {
        let client: RedisClient
        let usage: SharedUsage
        let rates: SharedRates
        private let refusals = Refusals()

        init(_ name: String, at redis: TestRedis) async throws {
            client = RedisClient(try #require(StoreAddress(redis.address)), patience: .seconds(20), isForSmall: true) {
                [refusals] result in
                if case .failure(let problem) = result { refusals.list.withLock { $0.append(problem.reason) } }
            }
            let clock = StoreClock(start: Timestamp(milliseconds: 0))
            usage = SharedUsage(client, clock: clock, replica: name)
            rates = SharedRates(client, clock: clock, usage: usage, replica: name)
            client.start()
            try await ready()
        }

        func ready() async throws {
            for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
            try #require(client.isConnected)
        }

        func isRefused(times: Int, because reason: String) async throws {
            for _ in 0..<3000 where refusals.list.withLock({ list in list.count { $0 == reason } }) < times {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(refusals.list.withLock { list in list.count { $0 == reason } } >= times)
        }

        func lease(_ calls: Int, until end: Timestamp) async throws -> UsageLease {
            try await withCheckedContinuation { continuation in
                usage.lease(UsageRequest(calls: calls, periodEnd: end, counted: 0, limit: 1000)) {
                    continuation.resume(returning: $0)
                }
            }.get()
        }
    }

    private final class Refusals: Sendable {
        let list = Mutex<[String]>([])
    }

    private static func end(of redis: TestRedis) async throws -> Timestamp {
        let seconds = try #require(try await redis.ask("TIME").elements?.first?.text.flatMap { Int64($0) })
        return Timestamp(milliseconds: (seconds + 3600) * 1000)
    }

    @Test(arguments: StoreProgram.all) func everyScriptIsUnderstood(program: StoreProgram) async throws {
        let redis = try TestRedis(program: program.path)
        let replica = try await Replica("a", at: redis)
        let end = try await Self.end(of: redis)
        // A lease alone, one with a window, what comes back, what others see.
        #expect(try await replica.lease(60, until: end) == UsageLease(calls: 60, counted: 60))
        var request = RateRequest(
            holder: "a", number: 1, heard: 0, window: "w", rate: RateLimit(limit: 10, windowSeconds: 3600))
        request.needed = 4
        let usage = UsageAsking(UsageRequest(calls: 5, periodEnd: end, counted: 60, limit: 1000)) { result in
            #expect((try? result.get()) == UsageLease(calls: 5, counted: 65))
        }
        let lease = try await withCheckedContinuation { [request] continuation in
            replica.rates.lease(request, along: usage) { continuation.resume(returning: $0) }
        }.get()
        #expect(lease.calls == 4 && lease.taken == 4)
        (request.number, request.heard) = (2, 1)
        let again = try await withCheckedContinuation { [request] continuation in
            replica.rates.lease(request, along: nil) { continuation.resume(returning: $0) }
        }.get()
        #expect(again.calls == 4 && again.taken == 8 && again.end == lease.end)
        try await replica.usage.settle(RecordedUsage(calls: 60, periodEnd: end), unused: 5, owed: 0)
        let look = try replica.client.answer(
            of: .look, keys: SharedUsage.keys, ["a", "\(end.milliseconds)", "3"])
        #expect(look.elements?.prefix(2).map(\.integer) == [60, 0])
        // The library and the log.
        let written = try replica.client.answer(
            of: .write, keys: [SharedLibrary.key], ["0", "manifest", "documents", "0", "text:1:1", "body"])
        #expect(written == .integer(1))
        #expect(try SharedCalls(replica.client).append(["{}", "{}"]) == 2)
        let greeting = try replica.client.answer(
            of: .greet, keys: [SharedLibrary.key, SharedLibrary.replicasKey, SharedCalls.numberKey], ["b", "0"])
        #expect(greeting == .array([.integer(1), .integer(2), .integer(3000)]))
        let behind = try replica.client.answer(of: .replicas, keys: [SharedLibrary.replicasKey], ["a", "1"])
        #expect(behind == .integer(1))
        await replica.client.stop()
    }

    /// A primary that has become a replica, as behind a name that will lead to another one: it is away, and no answer counts.
    @Test(arguments: StoreProgram.all) func aServerThatTakesNoWritesIsAway(program: StoreProgram) async throws {
        let redis = try TestRedis(program: program.path)
        let replica = try await Replica("a", at: redis)
        let end = try await Self.end(of: redis)
        #expect(try await replica.lease(60, until: end) == UsageLease(calls: 60, counted: 60))
        try await redis.ask("REPLICAOF", "127.0.0.1", "1")
        let reason = "the shared store cannot be reached: it is a read-only replica, not the primary"
        await #expect(throws: UsageNotKept(reason: reason)) { try await replica.lease(10, until: end) }
        #expect(!replica.client.isConnected)
        // Nor is a new connection one.
        try await replica.isRefused(times: 3, because: reason)
        #expect(!replica.client.isConnected)
        try await redis.ask("REPLICAOF", "NO", "ONE")
        try await replica.ready()
        // The lease that was refused counts for nothing.
        #expect(try await replica.lease(10, until: end) == UsageLease(calls: 10, counted: 70))
        await replica.client.stop()
    }
}
