package import PostmanModel

/// Where `serve` puts a mock among the others of the run, and what the manifest says of it.
package struct ServedFacts: Sendable {
    /// Its first path segment and host label; nil for the only mock, which is at the root.
    package var slug: String?
    package var configuration: MockConfiguration
    /// The people of the manifest, without the keys that the verifier adds for them.
    package var rules: AccessRules
    /// The most requests that limits leave to this mock.
    package var mostRequests: Int

    package init(slug: String?, configuration: MockConfiguration, rules: AccessRules, mostRequests: Int) {
        self.slug = slug
        self.configuration = configuration
        self.rules = rules
        self.mostRequests = mostRequests
    }

    /// The key that the verifier gives a person, beside those of the manifest, whose digests alone are known.
    package static func key(of person: String, seed: UInt64) -> String { "mockcheck-served-\(person)-\(seed)" }
}

extension ServedFacts {
    /// Who may call a private mock: its owner; on a paid plan also with whom it is shared, by name or as the owner's
    /// team (B-3.09 to 3.11).
    func mayCall(_ person: Person) -> Bool {
        let ownership = configuration.ownership
        if person.name == ownership.owner { return true }
        guard rules.plan != .free else { return false }
        if ownership.sharing.members.keys.contains(person.name) { return true }
        guard ownership.sharing.team != nil, let team = person.team else { return false }
        return rules.people.contains { $0.name == ownership.owner && $0.team == team }
    }
}
