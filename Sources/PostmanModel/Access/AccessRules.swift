/// Who may do what with the mocks of an account: the table of B-3.
package struct AccessRules: Sendable, Hashable {
    package var people: [Person]
    package var plan: AccountPlan

    package init(people: [Person] = [], plan: AccountPlan = .paid) {
        self.people = people
        self.plan = plan
    }

    /// The higher of what the person has by name and by team (B-3.11); nil for nothing.
    package func permission(of person: Person, on ownership: Ownership) -> Sharing.Permission? {
        if person.name == ownership.owner { return .edit }
        guard plan == .paid else { return nil }
        let byName = ownership.sharing.members[person.name]
        let byTeam = isTeammate(person, of: ownership.owner) ? ownership.sharing.team : nil
        return [byName, byTeam].compactMap { $0 }.max()
    }

    /// Who may call a private mock: to view suffices (B-3.10), and whoever else is known here gets 403 (B-3.09).
    package func policy(for ownership: Ownership) -> AccessPolicy {
        .keys(
            people.flatMap { person in
                let right: KeyGrant.Right = permission(of: person, on: ownership) == nil ? .none : .call
                return person.keys.map { KeyGrant(digest: $0, right: right) }
            })
    }

    /// Whose key this is; nil for none that is in force.
    package func person(withKey key: String) -> Person? { person(withKey: KeyDigest(ofKey: key)) }

    package func person(withKey digest: KeyDigest) -> Person? {
        var found: Person?
        // No early exit: how long the search takes must not tell which key came close (S-10).
        for person in people {
            for own in person.keys where own.isEqualInConstantTime(to: digest) { found = person }
        }
        return found
    }

    /// Whether both are of one team.
    package func isTeammate(_ person: Person, of owner: String?) -> Bool {
        guard let team = person.team else { return false }
        return people.contains { $0.name == owner && $0.team == team }
    }
}
