import Synchronization

/// What was made while servers ran, in memory, and with a state directory on disk before anybody hears that it is made
/// (product S-5).
package final class Library: Sendable {
    private let directory: StateDirectory?
    private let state: Mutex<LibraryContent>
    /// What replicas have together; nil for a server that is alone.
    private let shared: SharedLibrary?

    /// - Parameter directory: nil for a library that ends with the process.
    /// - Throws: where a file of the directory is damaged, or somebody's edit of it cannot be understood.
    package init(in directory: StateDirectory? = nil) throws(StateProblem) {
        self.directory = directory
        shared = nil
        let content =
            try directory.map { directory throws(StateProblem) in try LibraryFiles.read(directory.path) }
            ?? LibraryContent()
        if let directory { try LibraryFiles.mark(content, in: directory) }
        state = Mutex(content)
    }

    /// What replicas have together; empty before it has been fetched.
    package init(shared: SharedLibrary) {
        directory = nil
        self.shared = shared
        state = Mutex(LibraryContent())
    }

    /// The content of a directory that nobody works on, for reading alone.
    package static func content(of path: String) throws(StateProblem) -> LibraryContent {
        try LibraryFiles.read(path)
    }

    package var content: LibraryContent { state.withLock { $0 } }

    /// Whether what is made is still there after the process.
    package var isKept: Bool { directory != nil || shared != nil }

    /// Whether replicas have it together.
    package var isShared: Bool { shared != nil }

    /// Whether it can be trusted: not where a store was not heard of for some seconds, in which others may have revoked keys.
    package var isCurrent: Bool { shared?.isCurrent ?? true }

    /// Where a document lies; nil where all is in memory.
    package func path(of document: LibraryDocument) -> String? { directory?.file(document.fileName) }

    /// Changes the content in one step: on disk or in the store first, then for everybody.
    ///
    /// - Throws: what `edit` throws, a `StateProblem` where the change cannot be kept, or a `LibraryConflict` where another
    ///   replica has changed something since the last `fetch`; nothing is changed then.
    package func change<Result: Sendable>(_ edit: (inout LibraryContent) throws -> Result) throws -> Result {
        try state.withLock { content in
            var changed = content
            let result = try edit(&changed)
            if let shared, changed != content { try shared.write(changed, over: content) }
            if let directory, changed != content { try LibraryFiles.write(changed, over: content, in: directory) }
            content = changed
            return result
        }
    }

    // MARK: Replicas

    /// Takes what other replicas have changed; whoever calls it serves that and says so by `noteApplied`.
    ///
    /// - Returns: the content before and after; nil where nothing is new.
    package func fetch() throws(StateProblem) -> (old: LibraryContent, new: LibraryContent)? {
        guard let shared else { return nil }
        return try state.withLock { content throws(StateProblem) in
            guard let new = try shared.fetch(over: content) else { return nil }
            defer { content = new }
            return (content, new)
        }
    }

    /// The content is served here now.
    package func noteApplied() { shared?.noteApplied() }

    /// Waits until all replicas serve what is served here; it can take seconds where one is dead or cut off.
    ///
    /// - Returns: why they do not; nil where they do.
    package func waitForReplicas() -> String? { shared?.waitForAll() }
}
