package import PostmanModel

/// All that was made while servers ran: a value, replaced as a whole.
package struct LibraryContent: Sendable, Hashable {
    package var keys: [LibraryKey] = []
    package var mocks: [LibraryMock] = []
    package var documents: [LibraryDocument] = []

    package init() {}

    /// The people with the keys in force.
    package var people: [Person] {
        var people: [Person] = []
        for key in keys {
            if !people.contains(where: { $0.name == key.person }) { people.append(Person(name: key.person)) }
            guard !key.isRevoked, let place = people.firstIndex(where: { $0.name == key.person }) else { continue }
            people[place].keys.append(key.digest)
        }
        return people
    }

    package func documents(_ kind: LibraryDocument.Kind) -> [LibraryDocument] { documents.filter { $0.kind == kind } }

    package func document(_ id: String) -> LibraryDocument? { documents.first { $0.id == id } }

    package func mock(_ id: String) -> LibraryMock? { mocks.first { $0.id == id } }
}
