import MockCore
import MockFiles

/// What was read of which file, so that loading again reads only what has changed.
struct ReadingHistory: Sendable {
    private struct Entry {
        var stamp: FileStamp
        var reading: Reading
        var isInUse: Bool
    }

    private var entries: [String: Entry] = [:]
    /// The manifest, the environments and the files of bodies, whether they are there or not.
    private(set) var otherPaths: Set<String> = []
    /// The files that have ever been collections.
    private(set) var collectionPaths: Set<String> = []

    /// Begins a loading: nothing is in use yet.
    mutating func begin() {
        otherPaths = []
        for path in entries.keys { entries[path]?.isInUse = false }
    }

    /// Ends a loading that went through: what it did not read is forgotten.
    mutating func end() {
        entries = entries.filter { $1.isInUse }
    }

    /// Notes files on which the mocks depend besides the collections.
    mutating func note(paths: [String]) {
        otherPaths.formUnion(paths)
    }

    mutating func note(collection path: String) {
        collectionPaths.insert(path)
    }

    mutating func read(_ file: InputFile) throws(UnreadableFile) -> Reading {
        // Before reading: what is written meanwhile then counts as a change.
        let stamp = file.stamp
        if let entry = entries[file.path], entry.stamp == stamp {
            entries[file.path]?.isInUse = true
            return entry.reading
        }
        entries[file.path] = nil
        let reading = try file.read()
        entries[file.path] = Entry(stamp: stamp, reading: reading, isInUse: true)
        return reading
    }
}
