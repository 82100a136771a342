import HTTPMessage
import Testing

@testable import Verification

struct PlainExchangeTests {
    private static func step(_ change: (inout Verification.Expectation) -> Void) -> Scenario.Step {
        var expectation = Plans.ok
        change(&expectation)
        return Plans.exchange("/a", expectation)
    }

    /// All of these need a connection of their own, a clock or the response before them.
    @Test(arguments: [
        step { $0.delay = .seconds(1) }, step { $0.closesConnection = true }, step { $0.isFresh = true },
        step { $0.isDatedNow = true }, .advance(seconds: 1), .usage(used: 0, overage: 0),
        .exchange(Exchange(.call(Call(method: "HEAD", target: "/a")), Plans.ok), mock: 0),
        .exchange(Exchange(.bytes([], summary: "nothing"), Plans.ok), mock: 0),
    ])
    func others(step: Scenario.Step) {
        #expect(PlainExchange(step) == nil)
        #expect(
            PlainExchange.first(of: [Plans.exchange("/b"), step, Plans.exchange("/c")]).map(\.call.target) == ["/b"])
    }

    @Test func thoseOfOneMockFollowEachOther() {
        let other = Scenario.Step.exchange(Exchange(.call(Plans.call("/c")), Plans.ok), mock: 1)
        let steps = [Plans.exchange("/a"), Plans.exchange("/b"), other, Plans.exchange("/d")]
        #expect(PlainExchange.first(of: steps[...]).map(\.call.target) == ["/a", "/b"])
        #expect(PlainExchange.first(of: steps[2...]).map(\.mock) == [1])
        #expect(PlainExchange.first(of: []).isEmpty)
    }

    @Test func whatIsLongIsSentInParts() {
        var call = Plans.call("/a")
        call.body = Array(repeating: 65, count: PlainExchange.mostBytes / 3)
        let step = Scenario.Step.exchange(Exchange(.call(call), Plans.ok), mock: 0)
        #expect(PlainExchange.first(of: [step, step, step, step]).count == 2)
    }
}
