#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls to the operating system that finding and reading files needs.
enum FileSystem {
    struct Status {
        var isDirectory: Bool
        var isRegularFile: Bool
        var isLink: Bool
        var identity: FileIdentity
        var size: Int64
        /// The time of the last change of the content in nanoseconds since the epoch.
        var changedAt: Int64
    }

    /// An entry of a directory; its name is repaired where it is not UTF-8, and then cannot be opened.
    struct Entry {
        var name: String
        var hasValidName: Bool
    }

    static func status(of path: String, followingLinks: Bool = true) throws(FileError) -> Status {
        var info = stat()
        guard (followingLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { throw FileError(code: errno) }
        let type = info.st_mode & S_IFMT
        #if canImport(Darwin)
            let changed = info.st_mtimespec
        #else
            let changed = info.st_mtim
        #endif
        return Status(
            isDirectory: type == S_IFDIR, isRegularFile: type == S_IFREG, isLink: type == S_IFLNK,
            identity: FileIdentity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino)),
            size: Int64(info.st_size), changedAt: Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec))
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// The absolute path without links, or nil where the path leads nowhere.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// The entries of a directory but `.` and `..`, in no particular order.
    static func entries(of directory: String) throws(FileError) -> [Entry] {
        guard let stream = opendir(directory) else { throw FileError(code: errno) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                // The end and an error look alike but for errno.
                guard errno == 0 else { throw FileError(code: errno) }
                return entries
            }
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let valid = String(validating: bytes, as: UTF8.self)
            let name = valid ?? String(decoding: bytes, as: UTF8.self)
            if name != ".", name != ".." { entries.append(Entry(name: name, hasValidName: valid != nil)) }
        }
    }

    /// Reads a whole file; one that is longer than `limit` bytes fails with `EFBIG`.
    static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        // Opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(code: errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileError(code: errno) }
        guard info.st_size <= limit else { throw FileError(code: EFBIG) }
        let content = try read(descriptor: descriptor, expecting: Int(info.st_size), limit: limit)
        // `mockcheck <(command)` is a pipe with a writer; a pipe without one is at its end at once.
        if content.isEmpty, info.st_mode & S_IFMT == S_IFIFO { throw FileError(code: EPIPE) }
        return content
    }

    static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
        try read(descriptor: STDIN_FILENO, expecting: 0, limit: limit)
    }

    private static func read(descriptor: Int32, expecting size: Int, limit: Int) throws(FileError) -> [UInt8] {
        // Straight into the array that is handed out; one byte more than expected tells whether the file has grown.
        var capacity = max(min(size, limit) + 1, 1 << 16)
        var content: [UInt8] = []
        while true {
            var failure: FileError?
            let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                do throws(FileError) {
                    count = try fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            guard content.count + piece.count <= limit else { throw FileError(code: EFBIG) }
            let isLast = piece.count < capacity
            if content.isEmpty { content = piece } else { content += piece }
            if isLast { return content }
            capacity = 1 << 20
        }
    }

    /// Reads until the buffer is full or the file ends; the number of bytes.
    private static func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32
    ) throws(FileError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = readBytes(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno == EAGAIN {
                waitForInput(descriptor)
            } else if errno != EINTR {
                throw FileError(code: errno)
            }
        }
        return filled
    }

    private static func waitForInput(_ descriptor: Int32) {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // Whatever ends the wait, reading says what it is.
        _ = poll(&wanted, 1, -1)
    }

    /// The C function, whose name the methods above hide.
    private static func readBytes(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}

/// Why the operating system refused.
struct FileError: Error {
    var code: Int32

    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    var isTooLarge: Bool { code == EFBIG }

    /// The system's own words, with a small first letter as our messages have it.
    var reason: String {
        if code == EPIPE { return "nothing writes to this pipe" }
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
