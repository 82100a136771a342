import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct MatchingAxisTests {
    private let plan = Samples.plan(Samples.collection(Samples.appendixA), [.matching])

    private func exchange(_ item: String, _ rule: String) -> Exchange? {
        plan.cases.first { $0.name.hasPrefix("Item \(item):") && $0.name.contains(rule) }?.exchanges.first
    }

    @Test(arguments: [
        ("E1", "trailing slash is forgiven (B-4.20 b)", "/users/", 200),
        ("E1", "letter case is forgiven (B-4.20 c)", "/USERS", 200),
        ("E1", "slash and letter case are forgiven (B-4.20 d)", "/USERS/", 200),
        ("E1", "unknown method", "/users", 404),
        ("E1", "a longer path", "/users/mockcheck-extra", 200),
        ("E3", "wildcard takes any segment", "/users/other-value", 200),
        ("E3", "wildcard takes no empty segment", "/users/", 200),
        ("E2", "ids are stripped from both sides", "/users/8675309", 200),
        ("E5", "dropped parameter", "/search?page=1", 200),
        ("E5", "changed value", "/search?q=mockcheck-other&page=1", 200),
        ("E5", "unknown parameter", "/search?q=a&page=1&mockcheck=1", 200),
        ("E7", "body matching on, equal body", "/users", 201),
        ("E7", "body matching on, other body is dropped", "/users", 404),
        ("E7", "body matching off, other body drops nothing", "/users", 201),
        ("E7", "JSON bodies are equal by value", "/users", 201),
        ("E1", "code that no example has", "/users", 404),
        ("E1", "code that is no integer", "/users", 404),
        ("E1", "empty selectors are absent", "/users", 200),
        ("E1", "selector header in another case", "/users", 200),
        ("E1", "HEAD is not GET", "/users", 404),
        ("E1", "OPTIONS without a requested method", "/users", 404),
        ("E1", "an id may stand behind its owner's", "/users", 200),
        ("E3", "wildcards switched off", "/users/sample-id", 404),
        ("E5", "parameters switched off, none sent", "/search", 200),
        ("E7", "configured body matching, other body is dropped", "/users", 404),
        ("E7", "a call switches body matching off", "/users", 201),
    ])
    func derivedCalls(_ item: String, _ rule: String, _ target: String, _ status: Int) throws {
        let found = try #require(exchange(item, rule))
        #expect(found.call?.target == target)
        #expect(found.expectation.statuses == [status])
        #expect(found.expectation.promise.text.contains(rule))
    }

    @Test func theWinnersBodyIsExpectedNotTheSources() {
        #expect(exchange("E1", "a longer path")?.expectation.text == "{\"id\":\"mockcheck-extra\"}")
        #expect(exchange("E2", "ids are stripped")?.expectation.text == "{\"id\":\"8675309\"}")
        #expect(exchange("E3", "captures are percent-decoded")?.expectation.text == "{\"id\":\"café au lait\"}")
        #expect(exchange("E1", "HEAD is not GET")?.expectation.text == "")
    }

    @Test func headerMatchingIsDerivedFromASavedHeader() {
        let plan = Samples.plan(
            Samples.collection([Samples.example("a", "/h", headers: [Row("X-Tier", "gold")])]), [.matching])
        func status(_ rule: String) -> Int? { plan.first(rule)?.exchanges.first?.expectation.statuses.first }
        #expect(status("header matching, equal value") == 200)
        #expect(status("header matching, other value") == 404)
        #expect(status("header matching, absent header") == 404)
        #expect(status("configured headers, other value") == 404)
        #expect(status("a call's own list outranks") == 200)
        #expect(plan.first("configured headers, other value")?.scenario?.setups[0].matching?.headers == ["X-Tier"])
    }

    @Test func unknownPathsAreAskedByMethod() {
        let unknown = plan.cases.filter { $0.name.hasPrefix("unknown path") }
        #expect(unknown.map { $0.call?.method } == ["GET", "POST"])
        #expect(unknown.allSatisfy { $0.exchanges[0].expectation.errorName == "mockRequestNotFoundError" })
    }

    @Test func equalEndpointsAreAskedOnce() {
        let examples = (0..<30).map { Samples.example("e\($0)", "/users/{{id\($0)}}", code: 200 + $0) }
        let plan = Samples.plan(Samples.collection(examples), [.matching])
        #expect(plan.cases.count { $0.name.contains("trailing slash is forgiven") } == 1)
    }
}
