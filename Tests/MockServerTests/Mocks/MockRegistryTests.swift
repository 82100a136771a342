import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Testing

struct MockRegistryTests {
    @Test func addsReplacesAndRemoves() throws {
        let registry = MockRegistry()
        registry.add(SampleMocks.mock("A", body: "1"))
        let before = registry.directory
        let mock = try #require(registry.directory["a"])
        #expect(registry.replace(mock.redefined(as: SampleMocks.definition("A", body: "2"))))
        #expect(before["id-A"]?.definition.collection.requests[0].examples[0].body == Array("1".utf8))
        #expect(registry.directory["ID-a"]?.definition.collection.requests[0].examples[0].body == Array("2".utf8))
        #expect(registry.remove(id: "id-A") != nil)
        #expect(registry.remove(id: "id-A") == nil)
        #expect(!registry.replace(mock))
        #expect(registry.directory.mocks.isEmpty)
    }

    @Test func everyMockGetsASlugOfItsOwn() {
        let registry = MockRegistry()
        let slugs = (0..<3).map { _ in registry.add(SampleMocks.mock("A", body: "")).slug }
        #expect(slugs == ["a", "a-2", "a-3"])
    }

    /// What was at a deleted mock's address is nobody's: the mock at the root neither answers nor counts it.
    @Test func aDeletedMocksAddressIsVacant() throws {
        let account = Account()
        let root = SampleMocks.mock("Root", body: "root", isAtRoot: true, account: account)
        let registry = MockRegistry([root, SampleMocks.mock("Made", body: "made", account: account)])
        let responder = RegistryResponder(registry: registry, answering: SampleMocks.answering())
        func ask(_ target: String, host: String = "h") -> Reply {
            responder.respond(to: Call(method: "GET", target: target, headers: ["Host": host])).reply
        }
        #expect(ask("/made/x").body == Array("made".utf8))
        let used = account.usage(at: Timestamp(milliseconds: 0)).used
        registry.remove(id: "id-Made")
        for reply in [ask("/made/x"), ask("/id-made/x"), ask("/x", host: "made.localhost:4010")] {
            #expect(reply.status == 404)
            #expect(String(decoding: reply.body, as: UTF8.self).contains("mockNotFoundError"))
        }
        #expect(account.usage(at: Timestamp(milliseconds: 0)).used == used)
        #expect(ask("/x").body == Array("root".utf8))
        registry.add(SampleMocks.mock("Made", body: "again", account: account))
        #expect(ask("/made/x").body == Array("again".utf8))
    }

    /// Each answer is wholly of one definition: both examples of a definition have the same body.
    @Test func callsInFlightSeeNoHalfChange() async throws {
        let registry = MockRegistry([SampleMocks.mock("A", body: "0", isAtRoot: true)])
        let responder = RegistryResponder(registry: registry, answering: SampleMocks.answering())
        let first = try #require(registry.directory["a"])
        let versions = (0..<50).map { first.redefined(as: SampleMocks.definition("A", body: "\($0)")) }
        let allowed = Set((0..<50).map { Array("\($0)".utf8) })
        let wrong = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    (0..<5000).count { _ in
                        let reply = responder.respond(to: Call(method: "GET", target: "/x")).reply
                        return reply.status != 200 || !allowed.contains(reply.body)
                    }
                }
            }
            group.addTask {
                for version in versions { registry.replace(version) }
                return 0
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
