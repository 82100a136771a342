import HTTPMessage

/// All mocks of a listener at one moment, and which of them a call is for (product S-1).
package final class MockDirectory: Sendable {
    /// In the order in which they were added.
    package let mocks: [ServedMock]
    /// Places in `mocks` by id and by slug, in lower case.
    private let places: [String: Int]
    private let root: Int?
    /// Ids and slugs, in lower case, of mocks that were removed: nobody else answers in their place.
    let vacant: Set<String>

    package init(_ mocks: [ServedMock] = [], vacant: Set<String> = []) {
        self.mocks = mocks
        root = mocks.firstIndex(where: \.isAtRoot)
        var places: [String: Int] = [:]
        // An id outranks another mock's slug.
        for (place, mock) in mocks.enumerated() { places[mock.slug.lowercased()] = place }
        for (place, mock) in mocks.enumerated() { places[mock.id.lowercased()] = place }
        self.places = places
        self.vacant = vacant.subtracting(places.keys)
    }

    /// The mock of this id or slug.
    package subscript(name: String) -> ServedMock? {
        places[name.lowercased()].map { mocks[$0] }
    }

    /// The mock that a call is for and the target as that mock sees it, nil where it sees that of the call: by the first
    /// label of the host, else by the first path segment, else the mock at the root; nil where the call is for none, or for
    /// one that was removed.
    func mock(for call: Call) -> (mock: ServedMock, target: String?)? {
        // The only mock answers for any host and any path.
        if mocks.count == 1, vacant.isEmpty, let root { return (mocks[root], nil) }
        if let label = call.headers["host"]?.split(whereSeparator: { $0 == "." || $0 == ":" }).first {
            if let mock = self[String(label)] { return (mock, nil) }
            if vacant.contains(label.lowercased()) { return nil }
        }
        let target = call.target.dropFirst()
        let end = target.firstIndex { $0 == "/" || $0 == "?" } ?? target.endIndex
        // What lies below the root belongs to the mock there, also where a path begins with its own name.
        let name = PercentCoding.decodePathSegment(String(target[..<end]))
        if vacant.contains(name.lowercased()) { return nil }
        if let mock = self[name], !mock.isAtRoot {
            let rest = target[end...]
            return (mock, rest.hasPrefix("/") ? String(rest) : "/" + rest)
        }
        return root.map { (mocks[$0], nil) }
    }
}
