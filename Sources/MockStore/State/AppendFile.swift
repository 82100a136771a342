import SystemPackage

/// A file that only ever grows by whole lines; a line that was not written to its end is taken back.
///
/// What has been appended survives the end of this process at any moment; `isDurable` makes it survive the machine's too.
struct AppendFile: ~Copyable {
    typealias Opener = @Sendable (_ path: String) throws(Errno) -> any AppendStorage

    static let systemOpener: Opener = { path throws(Errno) in try SystemStorage(path: path) }

    let path: String
    private(set) var length: Int64
    private let storage: any AppendStorage
    /// Whether there may be a piece of a line behind the last whole one, which could not be taken back.
    private var hasRemains = false

    /// Opens or makes the file; what follows its last line feed is cut off.
    init(path: String, keeping length: Int64, opener: Opener = systemOpener) throws(StateProblem) {
        storage = try Self.open(path, keeping: length, opener)
        self.path = path
        self.length = length
    }

    private static func open(
        _ path: String, keeping length: Int64, _ opener: Opener
    ) throws(StateProblem) -> any AppendStorage {
        let storage: any AppendStorage
        do throws(Errno) {
            storage = try opener(path)
        } catch {
            throw .system(path, error, doing: "open it for writing")
        }
        do throws(Errno) {
            try storage.truncate(to: length)
        } catch {
            throw .system(path, error, doing: "cut off its unfinished last line")
        }
        return storage
    }

    /// - Parameter lines: each with its line feed.
    /// - Throws: where the disk is full, or broken; the file then ends where it did before.
    mutating func append(_ lines: [UInt8], isDurable: Bool) throws(StateProblem) {
        do throws(Errno) {
            if hasRemains { try takeBack() }
            hasRemains = true
            try storage.write(lines)
            if isDurable { try storage.synchronize() }
            hasRemains = false
        } catch {
            // Where even that fails, the next line waits until it succeeds: behind a torn one nothing could be read.
            try? takeBack()
            throw .system(path, error, doing: "write")
        }
        length += Int64(lines.count)
    }

    private mutating func takeBack() throws(Errno) {
        try storage.truncate(to: length)
        hasRemains = false
    }
}
