import MockCore
import PostmanModel
import Synchronization
import Testing

@testable import MockStore

/// The windows of several replicas in a real store (product section 11).
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"))
struct SharedRatesTests {
    private let redis: TestRedis
    private let client: RedisClient
    private let usage: SharedUsage
    private let rates: SharedRates

    init() async throws {
        redis = try TestRedis()
        client = RedisClient(try #require(StoreAddress("redis://127.0.0.1:\(redis.port)"))) { _ in }
        let clock = StoreClock(start: Timestamp(milliseconds: 0))
        usage = SharedUsage(client, clock: clock, replica: "r")
        rates = SharedRates(client, clock: clock, usage: usage, replica: "r")
        client.start()
        for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
        try #require(client.isConnected)
    }

    private func ask(
        _ holder: String, _ number: Int, heard: Int? = nil, needed: Int = 0, ahead: Int = 0, returned: Int = 0,
        of end: Timestamp? = nil, limit: Int = 10, seconds: Int = 3600
    ) async throws -> RateLease {
        var request = RateRequest(
            holder: holder, number: number, heard: heard ?? number - 1, window: "w",
            rate: RateLimit(limit: limit, windowSeconds: seconds))
        (request.needed, request.ahead, request.returned) = (needed, ahead, returned)
        if let end { request.returnedEnd = end }
        return try await withCheckedContinuation { [request] continuation in
            rates.lease(request, along: nil) { continuation.resume(returning: $0) }
        }.get()
    }

    @Test func neverMoreThanTheLimitOverAll() async throws {
        #expect(rates.newHolder() != rates.newHolder())
        // A look begins none.
        #expect(try await ask("a", 1) == RateLease(calls: 0, taken: 0, end: nil))
        let first = try await ask("a", 2, needed: 4)
        #expect(first.calls == 4 && first.taken == 4)
        let end = try #require(first.end)
        #expect(end > rates.now())
        #expect(try await ask("b", 1, needed: 5, ahead: 48) == RateLease(calls: 5, taken: 9, end: end))
        #expect(try await ask("c", 1, needed: 3) == RateLease(calls: 1, taken: 10, end: end))
        #expect(try await ask("a", 3, needed: 1) == RateLease(calls: 0, taken: 10, end: end))
        // What is given back can be had again; what is of another window cannot.
        #expect(try await ask("b", 2, returned: 2, of: end) == RateLease(calls: 0, taken: 8, end: end))
        let other = end.advanced(bySeconds: -1)
        #expect(try await ask("b", 3, returned: 2, of: other) == RateLease(calls: 0, taken: 8, end: end))
        #expect(try await ask("c", 2, needed: 3) == RateLease(calls: 2, taken: 10, end: end))
        await client.stop()
    }

    @Test func fewerAreLentAheadNearTheLimit() async throws {
        #expect(try await ask("a", 1, needed: 1, ahead: 48, limit: 101).calls == 1 + 12)
        #expect(try await ask("b", 1, needed: 80, ahead: 48, limit: 101).calls == 80 + 1)
        #expect(try await ask("a", 2, needed: 1, ahead: 48, limit: 101).calls == 1)
        await client.stop()
    }

    /// The connection was cut: nobody uses what its answer lent.
    @Test func whatWasNeverHeardOfIsLentAnew() async throws {
        let end = try await ask("a", 1, needed: 6).end
        #expect(try await ask("a", 2, heard: 0, needed: 6) == RateLease(calls: 6, taken: 6, end: end))
        // The first request comes once more, late.
        #expect(try await ask("a", 1, heard: 0, needed: 6) == RateLease(calls: 0, taken: 6, end: end))
        #expect(try await ask("a", 3, needed: 6) == RateLease(calls: 4, taken: 10, end: end))
        await client.stop()
    }

    /// One command for both; the account is told first.
    @Test func anAccountAsksInTheSameStep() async throws {
        // Which also tells the time.
        #expect(try await ask("a", 1).calls == 0)
        let end = rates.now().advanced(bySeconds: 3600)
        let told = Mutex<[String]>([])
        func both(_ number: Int, needed: Int, calls: Int) async throws -> RateLease {
            var request = RateRequest(
                holder: "a", number: number, heard: number - 1, window: "w",
                rate: RateLimit(limit: 10, windowSeconds: 3600))
            request.needed = needed
            let usage = UsageAsking(UsageRequest(calls: calls, periodEnd: end, counted: 0, limit: 800)) { result in
                told.withLock { $0.append("\((try? result.get()).map { "\($0.calls) of \($0.counted)" } ?? "none")") }
            }
            return try await withCheckedContinuation { [request] continuation in
                rates.lease(request, along: usage) { result in
                    told.withLock { $0.append("window") }
                    continuation.resume(returning: result)
                }
            }.get()
        }
        let before = try #require(client.answer(to: ["INFO", "commandstats"]).text)
        #expect(try await both(2, needed: 4, calls: 60).taken == 4)
        // The window is full, and the account gets what it needs for other mocks.
        let last = try await both(3, needed: 9, calls: 20)
        #expect(last.calls == 6 && last.taken == 10)
        #expect(told.withLock { $0 } == ["60 of 60", "window", "20 of 80", "window"])
        #expect(try client.answer(to: ["HGET", SharedUsage.keys[0], "counted"]).text == "80")
        let after = try #require(client.answer(to: ["INFO", "commandstats"]).text)
        func scripts(_ text: String) -> Int {
            text.firstMatch(of: /cmdstat_evalsha:calls=(\d+)/).flatMap { Int($0.output.1) } ?? 0
        }
        #expect(scripts(after) - scripts(before) == 2)
        await client.stop()
    }

    @Test func theNextWindowBeginsByTheClockOfTheStore() async throws {
        let end = try #require(try await ask("a", 1, needed: 10, seconds: 1).end)
        var lease = RateLease(calls: 0, taken: 10, end: end)
        var number = 1
        while lease.calls == 0 {
            number += 1
            lease = try await ask("a", number, needed: 1, seconds: 1)
            if lease.calls == 0 { #expect(lease.end == end) }
        }
        let next = try #require(lease.end)
        #expect(next.milliseconds >= end.milliseconds + 1000)
        #expect(lease.taken == 1)
        await client.stop()
    }
}
