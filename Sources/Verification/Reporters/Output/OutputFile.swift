#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open file that is new, ours alone, and closed with this object.
final class OutputFile {
    let path: String
    /// How many bytes were written so far.
    private(set) var length: Int64 = 0
    private let descriptor: CInt

    /// Creates the file and the directories around it; whatever bore the name is removed, never followed.
    init(creating path: String) throws(ReportFailure) {
        try Self.makeDirectories(of: path)
        unlink(path)
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        close(descriptor)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ReportFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = posixWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure(path)
            }
            rest = rest.dropFirst(count)
            length += Int64(count)
        }
    }

    /// Hands over the bytes of the range, piece by piece.
    func read(_ range: Range<Int64>, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var position = range.lowerBound
        while position < range.upperBound {
            let wanted = min(buffer.count, Int(range.upperBound - position))
            let count = pread(descriptor, &buffer, wanted, off_t(position))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            try buffer.withUnsafeBytes { try use(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            position += Int64(count)
        }
    }

    /// Waits until the bytes are on the disk.
    func synchronize() throws(ReportFailure) {
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    /// What the operating system said last, about this path.
    static func failure(_ path: String) -> ReportFailure {
        ReportFailure.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }

    private static func makeDirectories(of path: String) throws(ReportFailure) {
        for index in path.indices.dropFirst() where path[index] == "/" {
            let directory = String(path[..<index])
            if mkdir(directory, 0o755) != 0, errno != EEXIST, errno != EISDIR {
                // The path may lead through a directory that we cannot write to but that is there.
                let reason = errno
                guard access(directory, F_OK) == 0 else {
                    errno = reason
                    throw failure(directory)
                }
            }
        }
    }
}

/// `write` by a name that the method does not hide.
private func posixWrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
