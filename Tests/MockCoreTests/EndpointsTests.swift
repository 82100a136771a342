import Testing

@testable import MockCore
@testable import PostmanModel

struct EndpointsTests {
    @Test func examplesOfOneRequestAreOneEndpoint() {
        let mock = Mock(
            collection: MatcherSamples.collection([
                MatcherSamples.example("a", "GET", "/orders/{{id}}"),
                MatcherSamples.example("b", "GET", "/orders/{{orderId}}", code: 404),
                MatcherSamples.example("c", "GET", "/orders/{{id}}"),
                MatcherSamples.example("d", "PUT", "/orders/{{id}}"),
                MatcherSamples.example("e", "GET", "/"),
            ]), configuration: MockConfiguration(name: "A"))
        #expect(mock.endpoints.map { "\($0.method) \($0.path)" } == ["GET /orders/{id}", "PUT /orders/{id}", "GET /"])
        #expect(mock.endpoints.map(\.codes) == [[200, 404], [200], [200]])
        #expect(mock.endpoints.map(\.exampleCount) == [3, 1, 1])
        #expect(mock.exampleCount == 5)
        #expect(mock.endpointCount == 3)
    }

    /// What is written alike is counted as one, a segment that looks like a wildcard's mark included.
    @Test(arguments: [
        (["/a", "/A", "/a/", "/b", "/a"], 4), (["/a/{{x}}", "/a/:y", "/a/{{x}}"], 1),
        (["/a/{{x}}", "/a/{}", "/a/b"], 2),
        ([], 0),
    ])
    func theyAreCountedWithoutBeingMade(paths: [String], count: Int) {
        let examples = paths.enumerated().map { MatcherSamples.example("\($0)", "GET", $1) }
        let mock = Mock(
            collection: MatcherSamples.collection(examples), configuration: MockConfiguration(name: "A"))
        #expect(mock.endpointCount == count)
        #expect(mock.endpoints.count == count)
    }
}
