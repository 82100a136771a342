import PostmanModel
import Testing

@testable import Comparing

/// What the manifest says of a mock, by the classes of product section 10.
struct SettingChangesTests {
    private static func version(
        _ change: (inout MockConfiguration) -> Void = { _ in }, quota: Quota = Quota()
    ) -> ComparedMock {
        var configuration = MockConfiguration(name: "Shop")
        change(&configuration)
        return ComparedMock(
            MockDefinition(
                collection: Collection(file: "shop.json", format: .v21, name: "Shop"), configuration: configuration),
            quota: quota)
    }

    private static func isPrivate(_ keys: String...) -> ComparedMock {
        version { $0.access = .keys(keys.map { KeyGrant(digest: KeyDigest(ofKey: $0)) }) }
    }

    static let cases: [(ComparedMock, ComparedMock, Change.Kind, Change.Weight)] =
        [
            (version(), isPrivate("a"), .access, .breaking),
            (isPrivate("a"), version(), .access, .safe),
            (isPrivate("a", "b"), isPrivate("a"), .access, .breaking),
            (isPrivate("a"), isPrivate("a", "b"), .access, .safe),
            (version(), version { $0.cors = .off }, .cors, .breaking),
            (version { $0.cors = .off }, version(), .cors, .safe),
            (version(), version { $0.rateLimit = RateLimit(limit: 10) }, .limit, .breaking),
            (version { $0.rateLimit = RateLimit(limit: 10) }, version(), .limit, .safe),
            (version(quota: Quota(limit: 100)), version(quota: Quota(limit: 10)), .limit, .breaking),
            (version(quota: Quota(limit: 10)), version(quota: Quota(limit: 10, allowsOverage: true)), .limit, .safe),
            (version(), version { $0.delayMilliseconds = 300 }, .delay, .safe),
            (
                version(), version { $0.serverResponse = ServerResponse(name: "Down", statusCode: 503) },
                .serverResponse,
                .breaking
            ),
            (
                version { $0.serverResponse = ServerResponse(name: "Down", statusCode: 503) }, version(),
                .serverResponse,
                .safe
            ),
        ] + faults

    /// Breaking is what keeps an answer from a request that had it.
    private static let faults: [(ComparedMock, ComparedMock, Change.Kind, Change.Weight)] = [
        (version(), faulty("reset"), .faults, .breaking), (faulty("reset"), version(), .faults, .safe),
        (version(), faulty("delay=300"), .faults, .safe), (version(), faulty("drip=300"), .faults, .safe),
        (faulty("status=503", 0.1), faulty("status=503", 0.2), .faults, .breaking),
        (faulty("cut", 0.2), faulty("cut", 0.1), .faults, .safe),
        (faulty("status=503"), faulty("status=429"), .faults, .breaking),
        (faulty("cut", request: "List"), faulty("cut"), .faults, .breaking),
        (faulty("cut"), faulty("cut", request: "List"), .faults, .safe),
        (faulty("cut"), faulty("cut", seed: 2), .faults, .information),
        (version { $0.faults = FaultSettings() }, onRequest(), .faults, .safe),
        (onRequest(), version(), .faults, .breaking),
    ]

    private static func faulty(
        _ text: String, _ probability: Double = 1, request: String? = nil, seed: UInt64 = 1
    ) -> ComparedMock {
        version { configuration in
            guard let fault = try? Fault(text) else { return }
            var settings = FaultSettings()
            settings.seed = seed
            settings.rules = [FaultSettings.Rule(fault: fault, probability: probability, request: request)]
            configuration.faults = settings
        }
    }

    private static func onRequest() -> ComparedMock {
        version {
            var settings = FaultSettings()
            settings.onRequest = true
            $0.faults = settings
        }
    }

    @Test(arguments: cases)
    func eachSettingHasItsClass(old: ComparedMock, new: ComparedMock, kind: Change.Kind, weight: Change.Weight) {
        let changes = MockComparison(old, new).changes
        #expect(changes.map(\.kind) == [kind])
        #expect(changes.map(\.weight) == [weight])
    }

    @Test func equalSettingsAreNoChange() {
        #expect(MockComparison(Self.isPrivate("a"), Self.isPrivate("a")).changes.isEmpty)
        // How long nobody can tell who may call is not what a consumer sees.
        #expect(MockComparison(Self.version(), Self.version { $0.name = "Other" }).changes.isEmpty)
        // Nor are faults that never come, and the seed of none.
        #expect(MockComparison(Self.version(), Self.faulty("reset", 0, seed: 9)).changes.isEmpty)
    }
}
