import Synchronization
import Testing

@testable import MockCore
@testable import PostmanModel

struct CompiledResponsesTests {
    private final class Maker: Sendable {
        private let made = Mutex(0)
        var count: Int { made.withLock { $0 } }

        func response(_ number: Int) -> ReadyResponse {
            made.withLock { $0 += 1 }
            return ReadyResponse(
                example: MatcherSamples.example("E\(number)", "GET", "/", code: 200 + number % 700),
                at: ExamplePlace(request: 0, example: number),
                scope: VariableScope(environment: nil, collection: []))
        }
    }

    private static func statuses(of examples: some Sequence<Int>, in responses: CompiledResponses, _ maker: Maker)
        -> [Int]
    {
        examples.map { example in responses.response(of: example) { maker.response(example) }.content.status }
    }

    @Test func allAreKept() {
        let maker = Maker()
        let responses = CompiledResponses(count: 5000, keeping: .all)
        let expected = (0..<5000).map { 200 + $0 % 700 }
        #expect(Self.statuses(of: 0..<5000, in: responses, maker) == expected)
        #expect(Self.statuses(of: 0..<5000, in: responses, maker) == expected)
        #expect(maker.count == 5000)
    }

    /// One that is asked for a few times is made once, and one that is asked for again much later is made again.
    @Test func theLastAreKept() {
        let maker = Maker()
        let responses = CompiledResponses(count: 5000, keeping: .recent)
        let thrice = (0..<5000).flatMap { [$0, $0, $0] }
        #expect(Self.statuses(of: thrice, in: responses, maker) == thrice.map { 200 + $0 % 700 })
        #expect(maker.count == 5000)
        #expect(Self.statuses(of: 4000..<5000, in: responses, maker) == (4000..<5000).map { 200 + $0 % 700 })
        #expect(maker.count == 5000)
        #expect(Self.statuses(of: [0], in: responses, maker) == [200])
        #expect(maker.count == 5001)
    }
}
