import MockFiles
package import PostmanModel

/// What the flags of `serve` say of the account and its mocks, where they outrank the manifest.
package struct AccountOverrides: Sendable {
    /// Of keys that open every private mock; who has one owns the account.
    package var keys: [KeyDigest] = []
    package var makesPrivate = false
    /// Nil leaves each as the manifest has it.
    package var quota: Int?
    package var rateLimit: Int?
    package var delayMilliseconds: Int?

    package init() {}

    package func apply(to workload: inout Workload) {
        if !keys.isEmpty {
            workload.account.rules.people.insert(Person(name: "owner", keys: keys, role: .admin), at: 0)
        }
        if let quota { workload.account.quota.limit = quota }
        workload.mocks = workload.mocks.map(applied)
    }

    private func applied(to mock: LoadedMock) -> LoadedMock {
        var mock = mock
        let grants = keys.map { KeyGrant(digest: $0) }
        switch mock.configuration.access {
        case .keys(let own): mock.configuration.access = .keys(own + grants)
        case .anyone: if makesPrivate { mock.configuration.access = .keys(grants) }
        }
        if let rateLimit { mock.configuration.rateLimit = RateLimit(limit: rateLimit) }
        if let delayMilliseconds { mock.configuration.delayMilliseconds = delayMilliseconds }
        return mock
    }
}
