import MockCore
package import PostmanModel

extension Manifest {
    /// What the core needs to know of a mock of this account.
    package func configuration(for mock: Mock) -> MockConfiguration {
        mock.declaration.configuration(under: common, rules: accessRules)
    }

    /// What holds for all mocks of this account.
    package var common: MockConfiguration {
        var configuration = MockConfiguration(name: "")
        configuration.profile = profile ?? .current
        configuration.rateLimit = rateLimit
        return configuration
    }

    /// The users and the plan, which say who may call what (B-3).
    package var accessRules: AccessRules { AccessRules(people: users, plan: plan) }
}
