import MockCore
import MockStore
import PostmanModel

/// What a person may do with a mock, asked alike by the API and by the page.
extension CreatedMocks {
    /// Where nobody has ever had a key, everybody is the owner. To revoke the last one closes the control plane rather
    /// than opening it to all.
    var hasHadKeys: Bool {
        rules.people.contains { !$0.keys.isEmpty } || !library.content.keys.isEmpty
    }

    /// Whose a mock is and with whom it is shared, of files and of the library alike.
    func ownership(of mock: ServedMock) -> Ownership {
        var ownership = mock.definition.configuration.ownership
        ownership.owner = ownership.owner ?? usualOwner
        return ownership
    }

    /// By this key, or by any other of the person's.
    func mayCall(_ mock: ServedMock, _ key: KeyDigest, _ person: Person?) -> Bool {
        guard case .keys(let grants) = mock.definition.configuration.access else { return true }
        return grants.contains { $0.digest == key && $0.right == .call }
            || person.map { rules.permission(of: $0, on: ownership(of: mock)) != nil } ?? false
    }

    func mayEdit(_ mock: ServedMock, _ person: Person) -> Bool {
        person.role == .admin || rules.permission(of: person, on: ownership(of: mock)) == .edit
    }
}
