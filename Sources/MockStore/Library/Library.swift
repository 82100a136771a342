import Synchronization

/// What was made while servers ran, in memory, and with a state directory on disk before anybody hears that it is made
/// (product S-5).
package final class Library: Sendable {
    private let directory: StateDirectory?
    private let state: Mutex<LibraryContent>
    /// Why nothing can be made; nil where it can.
    private let refusal: String?

    /// - Parameter directory: nil for a library that ends with the process.
    /// - Throws: where a file of the directory is damaged, or somebody's edit of it cannot be understood.
    package init(in directory: StateDirectory? = nil) throws(StateProblem) {
        self.directory = directory
        refusal = nil
        let content =
            try directory.map { directory throws(StateProblem) in try LibraryFiles.read(directory.path) }
            ?? LibraryContent()
        if let directory { try LibraryFiles.mark(content, in: directory) }
        state = Mutex(content)
    }

    /// An empty library in which nothing can be made.
    package init(refusing reason: String) {
        directory = nil
        refusal = reason
        state = Mutex(LibraryContent())
    }

    /// The content of a directory that nobody works on, for reading alone.
    package static func content(of path: String) throws(StateProblem) -> LibraryContent {
        try LibraryFiles.read(path)
    }

    package var content: LibraryContent { state.withLock { $0 } }

    /// Whether what is made is still there after the process.
    package var isKept: Bool { directory != nil }

    /// Where a document lies; nil where all is in memory.
    package func path(of document: LibraryDocument) -> String? { directory?.file(document.fileName) }

    /// Changes the content in one step: on disk first, then for everybody.
    ///
    /// - Throws: what `edit` throws, or a `StateProblem` where the change cannot be kept; nothing is changed then.
    package func change<Result: Sendable>(_ edit: (inout LibraryContent) throws -> Result) throws -> Result {
        try state.withLock { content in
            var changed = content
            let result = try edit(&changed)
            if let refusal, changed != content { throw StateProblem(refusing: refusal) }
            if let directory, changed != content { try LibraryFiles.write(changed, over: content, in: directory) }
            content = changed
            return result
        }
    }
}
