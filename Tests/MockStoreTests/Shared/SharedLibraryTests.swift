import PostmanModel
import Synchronization
import Testing

@testable import MockStore

/// What several replicas make, in a real store (product section 11).
@Suite(.enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"))
struct SharedLibraryTests {
    /// One process of several.
    private struct Replica {
        let client: RedisClient
        let shared: SharedLibrary
        let library: Library
        let reports = Reports()

        init(_ name: String, at redis: TestRedis) async throws {
            client = RedisClient(
                try #require(StoreAddress("redis://127.0.0.1:\(redis.port)")), longestString: 24 << 20
            ) { _ in }
            shared = SharedLibrary(client, bulk: client, replica: name) { [reports] text, isBad in
                reports.list.withLock { $0.append("\(isBad) \(text)") }
            }
            library = Library(shared: shared)
            client.start()
            for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
            try #require(client.isConnected)
        }

        func catchUp() throws {
            _ = try library.fetch()
            library.noteApplied()
        }

        func greet() async throws {
            await withCheckedContinuation { continuation in
                shared.greet(changed: {}) { _ in continuation.resume() }
            }
        }
    }

    private final class Reports: Sendable {
        let list = Mutex<[String]>([])
    }

    private static let time = Timestamp(milliseconds: 1_700_000_000_000)

    private static func key(_ text: String) -> LibraryKey {
        LibraryKey(person: "ada", name: text, digest: KeyDigest(ofKey: text), createdAt: time)
    }

    private static func document(_ id: String, name: String = "C") -> LibraryDocument {
        let text =
            #"{"info":{"name":"\#(name)","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}"#
        return LibraryDocument(
            kind: .collection, id: id, name: name, text: [0xEF, 0xBB, 0xBF] + Array(text.utf8), createdAt: time,
            owner: "ada")
    }

    @Test func whatOneMakesAllHave() async throws {
        let redis = try TestRedis()
        let (a, b) = (try await Replica("a", at: redis), try await Replica("b", at: redis))
        #expect(throws: StateProblem.self) { try a.library.change { $0.keys = [Self.key("k")] } }
        try a.catchUp()
        try b.catchUp()
        try a.library.change { content in
            content.keys = [Self.key("k"), Self.key("l")]
            content.documents = [Self.document("1"), Self.document("2", name: "D")]
            content.mocks = [
                LibraryMock(
                    MockDeclaration(name: "M", isPrivate: true, owner: "ada"), id: "m", collection: .stored(id: "1"),
                    createdAt: Self.time)
            ]
        }
        try b.catchUp()
        #expect(b.library.content == a.library.content)
        #expect(b.library.content.document("1")?.text == Self.document("1").text)
        #expect(try b.library.fetch() == nil)
        // Another text, and a document less: nothing of the old ones is left.
        try b.library.change { content in
            content.documents[0].text = Self.document("1", name: "E").text
            content.documents[0].name = "E"
            content.documents.removeLast()
        }
        try a.catchUp()
        #expect(a.library.content == b.library.content)
        let fields = try a.client.answer(to: ["HKEYS", SharedLibrary.key]).elements?.compactMap(\.text)
        #expect(Set(fields ?? []) == ["version", "manifest", "documents", "text:1:2"])
        await a.client.stop()
        await b.client.stop()
    }

    @Test func whoIsSlowerBeginsAnew() async throws {
        let redis = try TestRedis()
        let (a, b) = (try await Replica("a", at: redis), try await Replica("b", at: redis))
        try a.catchUp()
        try b.catchUp()
        try a.library.change { $0.keys.append(Self.key("a")) }
        #expect(throws: LibraryConflict.self) { try b.library.change { $0.keys.append(Self.key("b")) } }
        #expect(b.library.content.keys.isEmpty)
        try b.catchUp()
        try b.library.change { $0.keys.append(Self.key("b")) }
        #expect(b.library.content.keys.map(\.name) == ["a", "b"])
        await a.client.stop()
        await b.client.stop()
    }

    @Test func aChangeIsEverywhereWhenAllSaySoOrTrustNothing() async throws {
        let redis = try TestRedis()
        let (a, b) = (try await Replica("a", at: redis), try await Replica("b", at: redis))
        #expect(!b.library.isCurrent)
        for replica in [a, b] {
            try replica.catchUp()
            try await replica.greet()
            #expect(replica.library.isCurrent)
        }
        try a.library.change { $0.keys.append(Self.key("a")) }
        a.library.noteApplied()
        // The other one has not taken it over.
        #expect(a.shared.waitForAll(patience: 1) == "a replica has not taken it over")
        try b.catchUp()
        try await b.greet()
        #expect(a.library.waitForReplicas() == nil)
        // One that says nothing any more trusts nothing before it is passed over.
        try a.library.change { $0.keys.removeAll() }
        #expect(a.library.waitForReplicas() == nil)
        #expect(!b.library.isCurrent)
        // Back again it knows an old version, in which the key is none that was revoked.
        try await b.greet()
        #expect(!b.library.isCurrent)
        try b.catchUp()
        try await b.greet()
        #expect(b.library.isCurrent)
        await a.client.stop()
        await b.client.stop()
    }

    /// Each write is one to the disk, which leases wait for.
    @Test func saysTheSameToTheStoreWithoutWritingIt() async throws {
        let redis = try TestRedis()
        let replica = try await Replica("a", at: redis)
        func kept() throws -> String? {
            try replica.client.answer(to: ["HGET", SharedLibrary.replicasKey, "a"]).text
        }
        try replica.catchUp()
        var all: [String?] = []
        for _ in 0..<50 {
            try await replica.greet()
            #expect(replica.library.isCurrent)
            all.append(try kept())
        }
        #expect(Set(all).count < all.count)
        // Changes would wait for it longer than it trusts what it knows.
        let words = ["HSET", SharedLibrary.replicasKey, "a", "0:99999999999999"]
        _ = try replica.client.answer(to: words)
        try await replica.greet()
        #expect(try kept() != words.last)
        await replica.client.stop()
    }

    @Test func aLibraryThatCannotBeFetchedIsReportedOnceAndSoIsItsEnd() async throws {
        let redis = try TestRedis()
        let replica = try await Replica("a", at: redis)
        let (library, reports) = (replica.library, replica.reports)
        try replica.catchUp()
        #expect(reports.list.withLock { $0 }.isEmpty)
        _ = try replica.client.answer(to: ["HSET", SharedLibrary.key, "version", "7", "manifest", "mocks: 3"])
        for _ in 0..<SharedLibrary.patience { #expect(throws: StateProblem.self) { try library.fetch() } }
        #expect(reports.list.withLock { $0 }.isEmpty)
        for _ in 0..<2 { #expect(throws: StateProblem.self) { try library.fetch() } }
        let begin = reports.list.withLock { $0 }
        #expect(begin.count == 1)
        #expect(begin.first?.hasPrefix("true what was made cannot be fetched") == true)
        _ = try replica.client.answer(to: ["HDEL", SharedLibrary.key, "manifest"])
        for _ in 0..<2 { _ = try library.fetch() }
        #expect(reports.list.withLock { $0 }.dropFirst() == ["false what was made can be fetched again"])
        // Where the store is away that is said elsewhere.
        await replica.client.stop()
        for _ in 0...SharedLibrary.patience { #expect(throws: StateProblem.self) { try library.fetch() } }
        #expect(reports.list.withLock { $0 }.count == 2)
    }
}
