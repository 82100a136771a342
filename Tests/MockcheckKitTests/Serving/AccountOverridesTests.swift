import MockFiles
import PostmanModel
import Testing

@testable import MockcheckKit

/// What the flags of serve say outranks the manifest, and leaves alone what they do not say.
struct AccountOverridesTests {
    private let manifestKey = KeyDigest(ofKey: "manifest")
    private let flagKey = KeyDigest(ofKey: "flag")

    private func workload() -> Workload {
        var guarded = MockConfiguration(name: "Guarded")
        guarded.access = .keys([KeyGrant(digest: manifestKey)])
        guarded.rateLimit = RateLimit(limit: 7)
        guarded.delayMilliseconds = 5
        var workload = Workload()
        workload.mocks = [guarded, MockConfiguration(name: "Open")].map { configuration in
            LoadedMock(
                MockDefinition(
                    collection: Collection(file: "a.json", format: .v21, name: "A", requests: []),
                    configuration: configuration),
                id: configuration.name, key: configuration.name)
        }
        workload.account.quota.limit = 1000
        return workload
    }

    @Test func withoutFlagsAllStaysAsItIs() {
        var changed = workload()
        AccountOverrides().apply(to: &changed)
        #expect(changed.mocks.map(\.configuration) == workload().mocks.map(\.configuration))
        #expect(changed.account.quota == workload().account.quota)
        #expect(changed.account.rules.people.isEmpty)
    }

    @Test func aKeyOfAFlagOpensEveryPrivateMockAndOwnsTheAccount() {
        var (changed, overrides) = (workload(), AccountOverrides())
        overrides.keys = [flagKey]
        overrides.apply(to: &changed)
        #expect(
            changed.mocks.map(\.configuration.access) == [
                .keys([KeyGrant(digest: manifestKey), KeyGrant(digest: flagKey)]), .anyone,
            ])
        #expect(changed.account.rules.people.map(\.role) == [.admin])
        overrides.makesPrivate = true
        changed = workload()
        overrides.apply(to: &changed)
        #expect(changed.mocks[1].configuration.access == .keys([KeyGrant(digest: flagKey)]))
    }

    @Test func limitsAndDelaysOfFlagsHoldForEveryMock() {
        var (changed, overrides) = (workload(), AccountOverrides())
        (overrides.quota, overrides.rateLimit, overrides.delayMilliseconds) = (3, 4, 0)
        overrides.apply(to: &changed)
        #expect(changed.account.quota.limit == 3)
        #expect(changed.mocks.map(\.configuration.rateLimit?.limit) == [4, 4])
        #expect(changed.mocks.map(\.configuration.delayMilliseconds) == [0, 0])
    }
}
