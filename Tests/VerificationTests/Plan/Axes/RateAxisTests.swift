import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct RateAxisTests {
    private let plan = Samples.plan(Samples.collection(Samples.appendixA), [.rate])

    private func exchanges(_ rule: String) -> [Exchange] { plan.first(rule)?.exchanges ?? [] }

    @Test func theLimitIsCountedDownAndThenRefused() {
        let expectations = exchanges("the call after the limit").map(\.expectation)
        #expect(expectations.map { $0.statuses[0] } == [200, 200, 200, 429])
        #expect(expectations.map { $0.header("X-RateLimit-Limit") } == ["3", "3", "3", "3"])
        #expect(expectations.map { $0.header("X-RateLimit-Remaining") } == ["2", "1", "0", "0"])
        #expect(Set(expectations.map { $0.header("X-RateLimit-Reset") }) == ["1768471260"])
        #expect(expectations.map { $0.header("Retry-After") } == [nil, nil, nil, "60"])
        #expect(expectations[3].errorName == "rateLimitError")
        #expect(expectations[3].errorTexts?.message == "Rate limit exceeded. Retry after 1768471260")
    }

    @Test func theWindowEndsToTheSecond() {
        let expectations = exchanges("the window ends").map(\.expectation)
        #expect(expectations.map { $0.statuses[0] } == [200, 200, 200, 429, 200, 200, 200, 429])
        #expect(expectations[3].header("Retry-After") == "1")
        #expect(expectations[4].header("X-RateLimit-Reset") == "1768471320")
    }

    @Test func theWindowBeginsWithItsFirstCall() {
        #expect(exchanges("begins with its first call").first?.expectation.header("X-RateLimit-Reset") == "1768471305")
    }

    @Test func preflightsAndRefusedKeysAreExempt() {
        let asked = exchanges("preflights do not count").map(\.expectation)
        #expect(asked.map { $0.statuses[0] } == [204, 204, 204, 204, 200, 200, 200, 429, 204])
        #expect(asked[0].absentHeaders.contains("X-RateLimit-Limit"))
        #expect(asked[0].header("X-RateLimit-Limit") == nil)
        #expect(
            exchanges("refused keys").map { $0.expectation.statuses[0] } == [401, 401, 401, 401, 200, 200, 200, 429])
    }

    @Test(arguments: [
        ("a wrong key outranks", [200, 200, 200, 429, 401]), ("outranks the usage limit", [200, 200, 200, 429]),
        ("the usage limit's refusal", [429, 429]), ("server responses count", [503, 503, 503, 429]),
    ])
    func theOrderOfRefusals(rule: String, statuses: [Int]) {
        let found = exchanges(rule).map(\.expectation)
        #expect(found.map { $0.statuses[0] } == statuses)
        #expect(found.allSatisfy { $0.header("X-RateLimit-Limit") == "3" })
    }

    @Test func eachMockHasAWindowOfItsOwn() {
        #expect(
            exchanges("a window of its own").map { $0.expectation.statuses[0] } == [200, 200, 200, 429, 200, 200, 200])
    }

    @Test func theManifestsWindowIsTaken() {
        let plan = Samples.plan(Samples.collection(Samples.appendixA), [.rate]) {
            $0.configuration.rateLimit = RateLimit(limit: 1, windowSeconds: 10)
        }
        let refused = plan.first("the call after the limit")?.exchanges.last?.expectation
        #expect(refused?.header("Retry-After") == "10")
    }
}
