import HTTPMessage
import HTTPWire
import MockCore
import PostmanModel
import Testing

@testable import MockServer

struct FaultSourceTests {
    private static let matched = Answer.Outcome.matched(
        MatchedExample(id: "e", name: "X", score: 100, step: .perfect, place: ExamplePlace(request: 0, example: 0)))

    private static func mock(_ change: (inout FaultSettings) throws -> Void) throws -> ServedMock {
        var definition = SampleMocks.definition("Orders", body: "orders")
        var settings = FaultSettings()
        try change(&settings)
        definition.configuration.faults = settings
        return ServedMock(
            id: "o", slug: "o", isAtRoot: true, origin: .created, definition: definition, account: Account())
    }

    private static func call(_ path: String = "/x", _ fault: String? = nil) -> Call {
        Call(method: "GET", target: path, headers: HeaderList(fault.map { [HeaderField(Fault.header, $0)] } ?? []))
    }

    @Test func noneComesUnasked() throws {
        let source = FaultSource(seed: nil)
        let plain = SampleMocks.mock("Orders", body: "orders")
        #expect(source.fault(for: Self.call("/x", "reset"), of: plain, Self.matched) == nil)
        let deaf = try Self.mock { _ in }
        #expect(source.fault(for: Self.call("/x", "reset"), of: deaf, Self.matched) == nil)
    }

    @Test func aRequestGetsWhatItAsksFor() throws {
        let source = FaultSource(seed: nil)
        let mock = try Self.mock { $0.onRequest = true }
        let met = try #require(source.fault(for: Self.call("/x", "status=429; retry-after=3"), of: mock, Self.matched))
        #expect(met.name == "status=429;retry-after=3")
        #expect(met.effect == .status(429, retryAfter: 3, message: "a fault on request"))
        let wrong = try #require(source.fault(for: Self.call("/x", "burn"), of: mock, .unmatched))
        guard case .status(400, _, let message) = wrong.effect else {
            Issue.record("\(wrong)")
            return
        }
        #expect(message.contains("'burn' is not a valid fault"))
        #expect(source.fault(for: Self.call(), of: mock, Self.matched) == nil)
    }

    @Test(arguments: [Answer.Outcome.unauthorized, .forbidden, .preflight, .rateLimited, .usageLimited])
    func whoIsRefusedMeetsNone(outcome: Answer.Outcome) throws {
        let mock = try Self.mock { settings in
            settings.onRequest = true
            settings.rules = [FaultSettings.Rule(fault: try Fault("reset"))]
        }
        #expect(FaultSource(seed: nil).fault(for: Self.call("/x", "reset"), of: mock, outcome) == nil)
    }

    /// The n-th call of a path meets the same, whatever else is called in between.
    @Test func runsRepeatThemselves() throws {
        let mock = try Self.mock { settings in
            settings.rules = [
                FaultSettings.Rule(fault: try Fault("delay=0..1000"), probability: 0.5),
                FaultSettings.Rule(fault: try Fault("reset"), probability: 0.2),
            ]
        }
        func run(seed: UInt64?, disturbed: Bool) -> [MetFault?] {
            let source = FaultSource(seed: seed)
            return (0..<300).map { number in
                if disturbed, number % 3 == 0 {
                    _ = source.fault(for: Self.call("/y\(number % 2)"), of: mock, .unmatched)
                }
                return source.fault(for: Self.call(), of: mock, Self.matched)
            }
        }
        let first = run(seed: nil, disturbed: false)
        #expect(run(seed: nil, disturbed: true) == first)
        #expect(run(seed: 1, disturbed: false) == first, "the manifest's seed is 1 where it has none")
        #expect(run(seed: 2, disturbed: false) != first)
        #expect((110...190).contains(first.count { $0?.name.hasPrefix("delay") == true }))
        #expect((10...60).contains(first.count { $0?.effect == .reset }))
    }

    @Test func aRuleIsForItsRequest() throws {
        let mock = try Self.mock { settings in
            settings.rules = [
                FaultSettings.Rule(fault: try Fault("reset"), request: "Other"),
                FaultSettings.Rule(fault: try Fault("cut"), request: "Get"),
            ]
        }
        let source = FaultSource(seed: nil)
        #expect(source.fault(for: Self.call(), of: mock, Self.matched)?.effect == .cut(percent: 50))
        #expect(source.fault(for: Self.call(), of: mock, .unmatched) == nil)
    }
}
