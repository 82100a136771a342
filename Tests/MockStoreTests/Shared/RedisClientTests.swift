import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import MockStore

/// Connections to a real store: a channel of swift-nio, and on Linux a socket for small commands.
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"), .timeLimit(.minutes(2)))
struct RedisClientTests {
    private typealias News = AsyncStream<Result<Void, StoreProblem>>

    private func connect(
        port: Int, _ isForSmall: Bool, patience: TimeAmount = .seconds(20)
    ) throws -> (RedisClient, News) {
        let (news, continuation) = News.makeStream()
        let address = try #require(StoreAddress("redis://127.0.0.1:\(port)"))
        let client = RedisClient(address, patience: patience, isForSmall: isForSmall) { continuation.yield($0) }
        client.start()
        return (client, news)
    }

    /// Passes over attempts that fail, as while a server starts.
    private func connected(_ news: News) async {
        for await attempt in news { if case .success = attempt { return } }
    }

    private func ask(_ client: RedisClient, _ words: String...) async -> Result<RESPValue, StoreProblem> {
        await withCheckedContinuation { continuation in
            client.send(words) { continuation.resume(returning: $0) }
        }
    }

    @Test(arguments: [false, true]) func answersComeInTheOrderOfTheCommands(isForSmall: Bool) async throws {
        let redis = try TestRedis()
        let (client, news) = try connect(port: redis.port, isForSmall)
        await connected(news)
        let told = Mutex<[String?]>([])
        for number in 0..<500 {
            client.send(["ECHO", "\(number)"]) { result in told.withLock { $0.append(try? result.get().text) } }
        }
        #expect(await ask(client, "ECHO", "last") == .success(.bulk(Array("last".utf8))))
        #expect(told.withLock { $0 } == (0..<500).map { "\($0)" })
        // The connection outlives a command that is refused.
        guard case .failure(.refused(let reason)) = await ask(client, "NOSUCH") else {
            Issue.record("it was not refused")
            return
        }
        #expect(reason.hasPrefix("ERR unknown command"))
        #expect(await ask(client, "PING") == .success(.simple("PONG")))
        await client.stop()
    }

    @Test(arguments: [false, true]) func whatIsSoonComesAfterTheAnswersThatAreThere(isForSmall: Bool) async throws {
        let redis = try TestRedis()
        let (client, news) = try connect(port: redis.port, isForSmall)
        await connected(news)
        let order = Mutex<[String]>([])
        await withCheckedContinuation { continuation in
            client.send(["PING"]) { _ in
                client.soon {
                    order.withLock { $0.append("soon") }
                    continuation.resume()
                }
                client.send(["PING"]) { _ in }
                order.withLock { $0.append("answer") }
            }
        }
        #expect(order.withLock { $0 } == ["answer", "soon"])
        // Also where nothing has arrived.
        await withCheckedContinuation { continuation in client.soon { continuation.resume() } }
        await client.stop()
    }

    @Test(arguments: [false, true]) func aLateAnswerEndsTheConnection(isForSmall: Bool) async throws {
        let redis = try TestRedis()
        let (client, news) = try connect(port: redis.port, isForSmall, patience: .milliseconds(500))
        await connected(news)
        redis.pause()
        // Before it is late it is an answer; after that nothing is one.
        async let first = ask(client, "PING")
        async let second = ask(client, "PING")
        #expect(await [first, second] == Array(repeating: .failure(.away("no answer in time")), count: 2))
        redis.goOn()
        await connected(news)
        #expect(client.isConnected)
        await client.stop()
    }

    @Test(arguments: [false, true]) func aConnectionThatIsClosedIsMadeAgain(isForSmall: Bool) async throws {
        let redis = try TestRedis()
        let (client, news) = try connect(port: redis.port, isForSmall)
        await connected(news)
        #expect(await ask(client, "QUIT") == .success(.simple("OK")))
        await connected(news)
        #expect(await ask(client, "PING") == .success(.simple("PONG")))
        await client.stop()
    }

    @Test(arguments: [false, true]) func saysWhyThereIsNoConnection(isForSmall: Bool) async throws {
        let (client, news) = try connect(port: FreePort.take(), isForSmall)
        for await attempt in news {
            guard case .failure(.away(let reason)) = attempt else {
                Issue.record("it was connected")
                break
            }
            #expect(reason.contains("Connection refused"))
            #expect(await ask(client, "PING") == .failure(.away(reason)))
            break
        }
        await client.stop()
    }
}
