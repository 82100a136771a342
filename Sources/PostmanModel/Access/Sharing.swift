/// Whose a collection with its mocks is, and with whom it is shared (B-3.11).
package struct Ownership: Sendable, Hashable {
    /// A person's name.
    package var owner: String?
    package var sharing: Sharing

    package init(owner: String? = nil, sharing: Sharing = Sharing()) {
        self.owner = owner
        self.sharing = sharing
    }
}

package struct Sharing: Sendable, Hashable {
    package enum Permission: String, Sendable, Hashable, CaseIterable, Comparable {
        case view, edit

        package static func < (left: Permission, right: Permission) -> Bool { left == .view && right == .edit }
    }

    /// What the people of the owner's team may do.
    package var team: Permission?
    /// By name.
    package var members: [String: Permission]

    package init(team: Permission? = nil, members: [String: Permission] = [:]) {
        self.team = team
        self.members = members
    }
}

/// What the account pays for: sharing with others belongs to paid plans (B-3.10).
package enum AccountPlan: String, Sendable, Hashable, CaseIterable {
    case free, paid
}
