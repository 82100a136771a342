import HTTPMessage
import HTTPWire
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
