import Synchronization

/// The mocks that are being served; they can be added, replaced and removed while calls are in flight.
///
/// Whoever answers takes one directory and keeps to it, so that an answer is wholly of one state and waits for no
/// change. Changes replace the directory as a whole.
package final class MockRegistry: Sendable {
    private static let mostVacant = 20_000

    private let current: Mutex<MockDirectory>

    package init(_ mocks: [ServedMock] = []) {
        current = Mutex(MockDirectory(mocks))
    }

    /// The mocks as they are now; it never changes.
    package var directory: MockDirectory { current.withLock { $0 } }

    /// Changes the list of mocks in one step; nobody sees half of it.
    ///
    /// Compile before: other changes, and every call that comes in, wait for this closure.
    package func update<Result: Sendable>(_ change: (inout [ServedMock]) throws -> Result) rethrows -> Result {
        try current.withLock { directory in
            var mocks = directory.mocks
            let result = try change(&mocks)
            directory = MockDirectory(mocks, vacant: directory.vacant)
            return result
        }
    }

    /// Adds a mock; where another has its id or slug already, a number makes them its own.
    ///
    /// - Returns: the mock as it is served.
    @discardableResult
    package func add(_ mock: ServedMock) -> ServedMock {
        update { mocks in
            let mock = mock.renamed(
                id: Slug.unique(mock.id, among: Set(mocks.map(\.id))),
                slug: Slug.unique(mock.slug, among: Set(mocks.map(\.slug))))
            mocks.append(mock)
            return mock
        }
    }

    /// Puts a mock in the place of the one with its id; false where there is none any more.
    @discardableResult
    package func replace(_ mock: ServedMock) -> Bool {
        update { mocks in
            guard let place = mocks.firstIndex(where: { $0.id == mock.id }) else { return false }
            mocks[place] = mock
            return true
        }
    }

    /// Removes a mock: its address is unknown from now on.
    @discardableResult
    package func remove(id: String) -> ServedMock? {
        current.withLock { directory in
            guard let place = directory.mocks.firstIndex(where: { $0.id == id }) else { return nil }
            var mocks = directory.mocks
            let removed = mocks.remove(at: place)
            // However many come and go, what is remembered of them stays small.
            let known = directory.vacant.count < Self.mostVacant ? directory.vacant : []
            directory = MockDirectory(mocks, vacant: known.union([removed.id, removed.slug].map { $0.lowercased() }))
            return removed
        }
    }
}
