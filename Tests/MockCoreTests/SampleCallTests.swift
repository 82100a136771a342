import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

/// The call that people are told to try: it works.
struct SampleCallTests {
    private static func mock(_ examples: [Example], baseURL: String? = nil) -> Mock {
        var collection = MatcherSamples.collection(examples)
        if let baseURL {
            collection.variables = [Variable("baseUrl", baseURL)]
            for index in collection.requests.indices {
                collection.requests[index].request.url.host = "{{baseUrl}}"
                for place in collection.requests[index].examples.indices {
                    collection.requests[index].examples[place].request.url.host = "{{baseUrl}}"
                }
            }
        }
        return Mock(collection: collection, configuration: MockConfiguration(name: "A"))
    }

    private static func text(_ mock: Mock) -> String? { mock.sampleCall.map { "\($0.method) \($0.target)" } }

    @Test(arguments: [
        (
            [MatcherSamples.example("a", "GET", "/orders", code: 404), MatcherSamples.example("b", "GET", "/books")],
            "GET /books"
        ),
        (
            [MatcherSamples.example("a", "DELETE", "/orders"), MatcherSamples.example("b", "GET", "/books")],
            "GET /books"
        ),
        ([MatcherSamples.example("a", "GET", "/orders/{{id}}", code: 404)], "GET /orders/1"),
        ([MatcherSamples.example("a", "GET", "/s", query: [Row("a b", "c&d")])], "GET /s?a%20b=c%26d"),
        ([MatcherSamples.example("a", "GET", "/list[0]")], "GET /list%5B0%5D"),
    ])
    func isASuccessWhereThereIsOne(examples: [Example], expected: String) throws {
        let mock = Self.mock(examples)
        #expect(Self.text(mock) == expected)
        let (method, target) = try #require(mock.sampleCall)
        var random = SystemRandomNumberGenerator()
        let answer = mock.answer(
            Call(method: method, target: target), at: Timestamp(milliseconds: 1_700_000_000_000), using: &random)
        #expect(answer.reply.status != 404 || examples.allSatisfy { $0.code == 404 })
    }

    @Test func hasThePathOfTheBaseURL() {
        let mock = Self.mock([MatcherSamples.example("a", "GET", "/owners")], baseURL: "https://x.example/petclinic")
        #expect(Self.text(mock) == "GET /petclinic/owners")
    }

    @Test func thereIsNoneWithoutExamples() {
        #expect(Self.text(Self.mock([])) == nil)
    }
}
