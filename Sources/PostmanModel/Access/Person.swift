/// Someone who calls with API keys of their own (B-3.10).
package struct Person: Sendable, Hashable {
    /// What someone may do in the team; it opens no mock by itself (B-3.12).
    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// May change all mocks of the team.
        case admin
        case member
        /// Is not told how much of the quota is gone (B-7.16).
        case guest, partner
    }

    package var name: String
    /// Those in force; of a revoked key nothing is left here.
    package var keys: [KeyDigest]
    package var team: String?
    package var role: Role

    package init(name: String, keys: [KeyDigest] = [], team: String? = nil, role: Role = .member) {
        self.name = name
        self.keys = keys
        self.team = team
        self.role = role
    }
}
