import MockCore
package import PostmanModel

extension Manifest {
    /// What the core needs to know of a mock of this account.
    package func configuration(for mock: Mock) -> MockConfiguration {
        var configuration = MockConfiguration(name: mock.name)
        configuration.profile = profile ?? .current
        configuration.matching = mock.matching
        configuration.access = mock.isPrivate ? accessRules.policy(for: mock.ownership) : .anyone
        configuration.ownership = mock.ownership
        configuration.cors = mock.cors
        configuration.rateLimit = rateLimit
        configuration.serverResponse = mock.serverResponses.first { $0.id == mock.serverResponseID }?.response
        configuration.delayMilliseconds = mock.delayMilliseconds
        configuration.faults = mock.faults
        return configuration
    }

    /// The users and the plan, which say who may call what (B-3).
    package var accessRules: AccessRules { AccessRules(people: users, plan: plan) }
}
