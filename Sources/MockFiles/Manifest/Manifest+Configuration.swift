package import MockCore

extension Manifest {
    /// What the core needs to know of a mock of this account.
    package func configuration(for mock: Mock) -> MockConfiguration {
        var configuration = MockConfiguration(name: mock.name)
        configuration.profile = profile ?? .current
        configuration.matching = mock.matching
        configuration.access = mock.isPrivate ? .keys(users.map { grant(to: $0, for: mock) }) : .anyone
        configuration.cors = mock.cors
        configuration.rateLimit = rateLimit
        configuration.serverResponse = mock.serverResponses.first { $0.id == mock.serverResponseID }?.response
        configuration.delayMilliseconds = mock.delayMilliseconds
        return configuration
    }

    private func grant(to user: User, for mock: Mock) -> KeyGrant {
        KeyGrant(digest: user.digest, right: mayCall(user, mock) ? .call : .none)
    }

    /// The owner, members by name and, where the team has a share, the owner's team; view suffices (B-3.10).
    func mayCall(_ user: User, _ mock: Mock) -> Bool {
        if user.name == mock.owner || mock.sharing.members[user.name] != nil { return true }
        guard mock.sharing.team != nil, let team = user.team else { return false }
        return users.contains { $0.name == mock.owner && $0.team == team }
    }
}
