import Dispatch
import HTTPMessage
import PostmanModel
import Synchronization
import Testing

@testable import MockStore

/// The call log of several replicas in a real store (product section 11).
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"))
struct SharedCallsTests {
    private let redis: TestRedis
    private let client: RedisClient
    private let shared: SharedCalls

    init() async throws {
        redis = try TestRedis()
        client = RedisClient(try #require(StoreAddress("redis://127.0.0.1:\(redis.port)"))) { _ in }
        shared = SharedCalls(client)
        client.start()
        for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
        try #require(client.isConnected)
    }

    private func record(_ target: String, status: Int = 200) -> CallRecord {
        CallRecord(
            time: Timestamp(milliseconds: 1_700_000_000_000), mockID: "m", mockName: "M", method: "GET", target: target,
            request: .init(headers: ["Accept": "*/*"], body: [0xFF, 0]), status: status,
            response: .init(headers: [:], body: Array("hi".utf8)), outcome: "matched", isFound: status < 400,
            responseName: "X", microseconds: 12)
    }

    @Test func twoLogsAreOne() async throws {
        let (a, b) = (try CallLog(shared: shared), try CallLog(shared: shared))
        let told = Atomic(0)
        #expect(b.waitForCall(after: 0) { told.add(1, ordering: .relaxed) } != nil)
        for number in 1...3 { a.append(record("/a\(number)")) }
        await a.flush()
        b.append(record("/b", status: 404))
        await b.flush()
        #expect(told.load(ordering: .relaxed) == 1)
        #expect(b.lastNumber == 4)
        for log in [a, b] {
            #expect(log.newest.map(\.target) == ["/b", "/a3", "/a2", "/a1"])
            #expect(log.newest.map(\.number) == [4, 3, 2, 1])
            #expect(log.record(number: 2)?.request.body == [0xFF, 0])
            #expect(log.record(number: 5) == nil)
        }
        var query = CallQuery(limit: 1)
        #expect(try a.records(query).map(\.number) == [4, 3])
        query.cursor = 3
        #expect(try a.records(query).map(\.number) == [2, 1])
        query.isNewestFirst = false
        query.cursor = 1
        query.kind = .error
        #expect(try a.records(query).map(\.target) == ["/b"])
        #expect(a.lost == 0)
        await client.stop()
        #expect(throws: StateProblem.self) { try a.records(query) }
    }

    @Test func onlyTheNewestAreKept() async throws {
        let log = try CallLog(shared: shared)
        for round in 0..<15 {
            for number in 0..<200 { log.append(record("/\(round)/\(number)")) }
            await log.flush()
        }
        #expect(log.lastNumber == 3000)
        let length = try #require(try client.answer(to: ["XLEN", SharedCalls.key]).integer)
        #expect((2000...2200).contains(length))
        #expect(log.newest.first?.target == "/14/199" && log.newest.count == log.capacity)
        // Of many calls at a time the newest are sent, and the others counted.
        for number in 0..<250 { log.append(record("/last/\(number)")) }
        await log.flush()
        #expect(log.lastNumber == 3200)
        #expect(log.lost == 50)
        await client.stop()
    }

    /// A sample of more calls than can be sent costs as much as all calls of a log that is slower.
    @Test func ofTooManyCallsASampleIsSentLessOften() async throws {
        let log = try CallLog(shared: shared)
        func share() -> Int {
            log.share()
            log.writer.sync {}
            return log.lastNumber
        }
        for number in 0..<250 { log.append(record("/\(number)")) }
        #expect(share() == 200)
        log.append(record("/next"))
        #expect((0..<4).map { _ in share() } == [200, 200, 200, 200])
        #expect(share() == 201)
        log.append(record("/last"))
        #expect(share() == 202)
        await client.stop()
    }
}
