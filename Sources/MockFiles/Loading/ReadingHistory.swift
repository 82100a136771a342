package import PostmanModel

/// What was read of which file, so that loading again reads only what has changed.
package struct ReadingHistory: Sendable {
    private struct Entry {
        var stamp: FileStamp
        var reading: Reading
        var isInUse: Bool
    }

    private var entries: [String: Entry] = [:]
    /// The manifest, the environments and the files of bodies, there or not, as they were before they were read.
    private var others: [String: FileStamp] = [:]
    private var notedNow: Set<String> = []

    package init() {}

    /// The files that have ever been collections.
    private(set) var collectionPaths: Set<String> = []

    /// Begins a loading: nothing is in use yet.
    mutating func begin() {
        notedNow = []
        for path in entries.keys { entries[path]?.isInUse = false }
    }

    /// Ends a loading that went through: what it did not read is forgotten.
    package mutating func end() {
        entries = entries.filter { $1.isInUse }
        others = others.filter { notedNow.contains($0.key) }
    }

    /// Notes files on which the mocks depend besides the collections, before they are read.
    package mutating func note(paths: [String]) {
        for path in paths where notedNow.insert(path).inserted { others[path] = FileStamp(of: path) }
    }

    package var otherPaths: some Sequence<String> { others.keys }

    /// All files as they were when they were read.
    package var stamps: [String: FileStamp] {
        others.merging(entries.mapValues(\.stamp)) { $1 }
    }

    /// A file as it was when it was read last.
    func stamp(of path: String) -> FileStamp? { entries[path]?.stamp ?? others[path] }

    package mutating func note(collection path: String) {
        collectionPaths.insert(path)
    }

    package mutating func read(_ file: InputFile) throws(UnreadableFile) -> Reading {
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
