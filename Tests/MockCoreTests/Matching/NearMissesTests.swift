import HTTPMessage
import PostmanModel
import Testing

@testable import MockCore

struct NearMissesTests {
    private static let mock = Mock(
        collection: MatcherSamples.collection(
            MatcherSamples.appendixA + [
                MatcherSamples.example("E9", "GET", "/orders/1/lines"), MatcherSamples.example("E10", "GET", "/order"),
                MatcherSamples.example("E11", "DELETE", "/orders/1"), MatcherSamples.example("E12", "GET", "/order"),
            ]), configuration: MockConfiguration(name: "A"))

    /// By the distance of the path, then by how far the example came, then in the order of the file.
    @Test(
        arguments: [
            ("GET", "/nothing", ["/order", "/users", "/users/1", "/search", "/users"]),
            ("GET", "/orders/1", ["/orders/1", "/users/1", "/order", "/users", "/users"]),
            ("DELETE", "/users/5", ["/users/{{id}}", "/users/1", "/users", "/users", "/orders/1"]),
            ("PUT", "/serch", ["/search", "/users", "/users", "/users/1", "/order"]),
        ])
    func areTheNearestFirst(method: String, target: String, paths: [String]) {
        let misses = Self.mock.nearMisses(of: Call(method: method, target: target))
        #expect(misses.map(\.entry.path) == paths)
    }

    @Test(arguments: [0, 1, 3, 50])
    func areNoMoreThanAsked(limit: Int) {
        let call = Call(method: "PATCH", target: "/nothing")
        let all = Self.mock.nearMisses(of: call, atMost: 100).map(\.sentence)
        // Twelve examples of eight methods and paths.
        #expect(all.count == 8)
        #expect(Self.mock.nearMisses(of: call, atMost: limit).map(\.sentence) == Array(all.prefix(limit)))
    }

    /// The page and `explain` say the same.
    @Test(arguments: ["/nothing", "/orders/2", "/"])
    func areTheAlternativesOfAnExplanation(target: String) {
        let call = Call(method: "GET", target: target, headers: ["x-mock-response-code": "499"])
        #expect(
            Self.mock.nearMisses(of: call).map(\.sentence)
                == Self.mock.explanation(of: call).alternatives.map(\.sentence))
    }
}
