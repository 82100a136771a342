import MockStore

/// What other replicas make, change and delete.
extension CreatedMocks {
    /// Serves what others have changed before this moment, so that who asks one replica after the other sees one account.
    ///
    /// - Returns: whether what is known here of keys can be trusted; see `Library.isCurrent`.
    func catchUp() -> Bool {
        if library.isShared { refresh() }
        return library.isCurrent
    }

    /// Serves what others have changed.
    package func refresh() {
        turn.take {
            guard let change = try? library.fetch() else { return }
            for entry in change.old.mocks where change.new.mock(entry.id) == nil { registry.remove(id: entry.id) }
            for entry in change.new.mocks where isNew(entry, change.old, change.new) { _ = serve(entry) }
            refreshAccess()
            library.noteApplied()
        }
    }

    private func isNew(_ entry: LibraryMock, _ old: LibraryContent, _ new: LibraryContent) -> Bool {
        if old.mock(entry.id) != entry { return true }
        return [entry.collection, entry.environment].contains { source in
            guard case .stored(let id)? = source else { return false }
            return old.document(id)?.text != new.document(id)?.text
        }
    }

    /// Makes a change in its turn, again from the start where another replica was faster.
    func attempt<Result: Sendable>(
        _ change: () throws(MakingProblem) -> Result
    ) throws(MakingProblem) -> Result {
        for _ in 0..<20 {
            do throws(MakingProblem) {
                return try turn.take { () throws(MakingProblem) in
                    let result = try change()
                    library.noteApplied()
                    return result
                }
            } catch {
                guard case .changedElsewhere = error else { throw error }
                refresh()
            }
        }
        throw .changedElsewhere
    }
}
