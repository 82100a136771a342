package import PostmanModel

/// All that was made while servers ran: a value, replaced as a whole.
package struct LibraryContent: Sendable, Hashable {
    package var keys: [LibraryKey] = []
    package var mocks: [LibraryMock] = []
    package var documents: [LibraryDocument] = []

    package init() {}

    /// Everybody who has ever had a key, by name, in the order of their first.
    package var names: [String] {
        var seen: Set<String> = []
        return keys.map(\.person).filter { seen.insert($0).inserted }
    }

    /// The people with their keys in force: those that are not revoked, and were made with none that is not in force.
    ///
    /// - Parameter others: The keys in force that are not the library's, but of the manifest or a flag.
    package func people(besides others: Set<KeyDigest>) -> [Person] {
        let inForce = keysInForce(besides: others)
        var people = names.map { Person(name: $0) }
        let places = Dictionary(uniqueKeysWithValues: people.indices.map { (people[$0].name, $0) })
        for key in keys where inForce.contains(key.digest) {
            if let place = places[key.person] { people[place].keys.append(key.digest) }
        }
        return people
    }

    package func keysInForce(besides others: Set<KeyDigest>) -> Set<KeyDigest> {
        let own = Dictionary(keys.map { ($0.digest, $0) }) { first, _ in first }
        var verdicts: [KeyDigest: Bool] = [:]
        for key in keys {
            var line: [KeyDigest] = []
            var verdict: Bool?
            var current = key
            while verdict == nil {
                if let known = verdicts[current.digest] {
                    verdict = known
                } else if current.isRevoked || line.count > keys.count {
                    // Keys that made each other, as somebody's edit of the file could say, were made by nobody.
                    verdict = false
                } else if let maker = current.maker, !others.contains(maker) {
                    line.append(current.digest)
                    if let next = own[maker] { current = next } else { verdict = false }
                } else {
                    verdict = true
                }
            }
            verdicts[current.digest] = verdict
            for digest in line { verdicts[digest] = verdict }
        }
        return Set(verdicts.filter(\.value).keys)
    }

    package func documents(_ kind: LibraryDocument.Kind) -> [LibraryDocument] { documents.filter { $0.kind == kind } }

    package func document(_ id: String) -> LibraryDocument? { documents.first { $0.id == id } }

    package func mock(_ id: String) -> LibraryMock? { mocks.first { $0.id == id } }
}
