import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct KnownCallersTests {
    @Test func includesWhatWasInsertedAndNothingElse() {
        let known = KnownCallers()
        known.insert("PMAK-1")
        known.insert("")
        #expect(known.includes("PMAK-1") && known.includes(""))
        for other in ["PMAK-2", "PMAK-", "PMAK-11", "pmak-1", " PMAK-1", "PMAK-1\u{0}"] {
            #expect(!known.includes(other))
        }
    }

    /// Whoever comes after many others is known, and the oldest are forgotten.
    @Test func remembersTheNewest() {
        let known = KnownCallers()
        for number in 0..<1000 { known.insert("PMAK-\(number)") }
        #expect((970..<1000).allSatisfy { known.includes("PMAK-\($0)") })
        #expect(!known.includes("PMAK-0"))
    }

    /// Only those who may call are let pass without a look at the grants.
    @Test func whoMayNotCallIsNotRemembered() {
        let policy = AccessPolicy.keys([
            KeyGrant(digest: KeyDigest(ofKey: "PMAK-1")), KeyGrant(digest: KeyDigest(ofKey: "PMAK-2"), right: .none),
        ])
        let known = KnownCallers()
        for key in ["PMAK-1", "PMAK-2", "PMAK-3"] { _ = policy.refusal(of: ["x-api-key": key], known: known) }
        #expect(known.includes("PMAK-1") && !known.includes("PMAK-2") && !known.includes("PMAK-3"))
    }

    /// S-10: a revoked key opens nothing from the moment on at which the mock is under the new settings.
    @Test func aRevokedKeyIsForgotten() throws {
        func answer(_ mock: Mock) -> Answer.Outcome {
            var random = SystemRandomNumberGenerator()
            let call = Call(method: "GET", target: "/users", headers: ["x-api-key": "PMAK-1"])
            return mock.answer(call, at: Timestamp(milliseconds: 0), using: &random).outcome
        }
        var configuration = MockConfiguration(name: "A")
        configuration.access = .keys([KeyGrant(digest: KeyDigest(ofKey: "PMAK-1"))])
        let mock = Mock(
            collection: MatcherSamples.collection(MatcherSamples.appendixA), configuration: configuration)
        for _ in 0..<2 {
            guard case .matched = answer(mock) else {
                Issue.record("not matched")
                return
            }
        }
        configuration.access = .keys([])
        let changed = try #require(mock.reconfigured(as: configuration, account: mock.account))
        #expect(answer(changed) == .unauthorized)
        #expect(answer(mock) != .unauthorized)
    }
}
