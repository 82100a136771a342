import HTTPMessage
import HTTPWire
import PostmanModel
import Testing

@testable import Verification

struct TargetHostTests {
    private static func setup(_ change: (inout MockSetup) -> Void = { _ in }) -> MockSetup {
        var setup = MockSetup()
        change(&setup)
        return setup
    }

    private static let keys = [
        SetupKey("own"), SetupKey("old", isRevoked: true), SetupKey("foreign", of: "stranger"), SetupKey("second"),
    ]
    private static let isPrivate = setup { $0.keys = keys }

    private func reason(
        _ wanted: MockSetup, at own: MockSetup = MockSetup(), key: String? = nil
    ) -> String? {
        let target = Target(.loopback(port: 1), as: .mock(.postman))
        var call = Call(method: "GET", target: "/")
        if let key { call.headers.append("x-api-key", key) }
        return TargetHost(target, own: own).obstacle(to: wanted, for: [.call(call)])
    }

    @Test func canBeWhatItIs() {
        #expect(reason(MockSetup()) == nil)
        #expect(reason(Self.isPrivate, at: Self.isPrivate, key: "own") == nil)
        #expect(reason(Self.isPrivate, at: Self.isPrivate, key: "made up") == nil)
        #expect(reason(Self.isPrivate, at: Self.isPrivate) == nil)
    }

    @Test(arguments: [
        (setup { $0.quota = Quota() }, "quota"), (setup { $0.rateLimit = RateLimit(limit: 1) }, "rate limit"),
        (setup { $0.cors = .off }, "configuration"), (setup { $0.matching = MatchSettings() }, "configuration"),
        (isPrivate, "private mock"),
    ])
    func saysWhatAPublicOneCannotBe(_ wanted: MockSetup, _ words: String) {
        #expect(reason(wanted)?.contains(words) == true)
    }

    @Test(arguments: [("old", "revoked"), ("foreign", "somebody else (stranger)"), ("second", "a second key")])
    func hasOnlyTheKeyThatItWasGiven(_ key: String, _ words: String) {
        #expect(reason(Self.isPrivate, at: Self.isPrivate, key: key)?.contains(words) == true)
    }

    @Test func aPrivateOneIsNotPublic() {
        #expect(reason(MockSetup(), at: Self.isPrivate)?.contains("requires a key") == true)
        let shared = Self.setup { setup in
            setup.keys = Self.keys
            setup.sharing.team = .view
        }
        #expect(reason(shared, at: Self.isPrivate)?.contains("sharing") == true)
    }

    @Test func adaptsACaseToItsHost() {
        let host = TargetHost(Target(.loopback(port: 1), as: .mock(.postman)), own: MockSetup())
        let runs = Plans.exchangeCase("a")
        #expect(runs.adapted(to: host).work == runs.work)
        let moves = Plans.planned("b", .run(Scenario(setups: [MockSetup()], steps: [.advance(seconds: 1)])))
        #expect(moves.adapted(to: host).work == .skip(reason: "needs a clock that can be moved"))
        #expect(moves.adapted(to: FakeHost()).work == moves.work)
    }
}
