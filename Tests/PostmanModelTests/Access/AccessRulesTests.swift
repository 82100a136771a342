import PostmanModel
import Testing

/// The table of B-3.
struct AccessRulesTests {
    private static let people = [
        Person(name: "ada", keys: [KeyDigest(ofKey: "a")], team: "core"),
        Person(name: "bob", keys: [KeyDigest(ofKey: "b"), KeyDigest(ofKey: "b2")]),
        Person(name: "cid", keys: [KeyDigest(ofKey: "c")], team: "core"),
        Person(name: "eve", keys: [KeyDigest(ofKey: "e")], team: "web", role: .admin),
    ]

    /// The owner edits; others have the higher of what they have by name and by team (B-3.11), on a paid plan (B-3.10);
    /// a role opens nothing by itself (B-3.12).
    @Test(
        arguments: [
            ("ada", Sharing(), .paid, .edit), ("bob", Sharing(), .paid, nil),
            ("bob", Sharing(members: ["bob": .view]), .paid, .view),
            ("cid", Sharing(team: .view), .paid, .view), ("eve", Sharing(team: .edit), .paid, nil),
            ("cid", Sharing(team: .edit, members: ["cid": .view]), .paid, .edit),
            ("ada", Sharing(), .free, .edit), ("cid", Sharing(team: .edit), .free, nil),
        ] as [(String, Sharing, AccountPlan, Sharing.Permission?)])
    func whoMayDoWhat(name: String, sharing: Sharing, plan: AccountPlan, permission: Sharing.Permission?) throws {
        let rules = AccessRules(people: Self.people, plan: plan)
        let person = try #require(rules.people.first { $0.name == name })
        #expect(rules.permission(of: person, on: Ownership(owner: "ada", sharing: sharing)) == permission)
    }

    /// B-3.09: whose key is known, and opens nothing, is told so.
    @Test func everyKeyOfEverybodyIsKnownToThePolicy() {
        let policy = AccessRules(people: Self.people).policy(for: Ownership(owner: "bob"))
        let keys = ["a", "b", "b2", "c", "e"]
        #expect(
            policy
                == .keys(keys.map { KeyGrant(digest: KeyDigest(ofKey: $0), right: $0.hasPrefix("b") ? .call : .none) }))
    }

    @Test func aKeyIsItsPersons() {
        let rules = AccessRules(people: Self.people)
        #expect(rules.person(withKey: "b2")?.name == "bob")
        #expect(rules.person(withKey: "B2") == nil)
    }
}
