import SystemPackage

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
    private let descriptor: FileDescriptor

    /// Creates the file and the directories around it; whatever bore the name is removed, never followed.
    init(creating path: String) throws(ReportFailure) {
        try Self.makeDirectories(of: path)
        unlink(path)
        descriptor = try Self.run(path) {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o644))
        }
        self.path = path
    }

    deinit {
        // Nothing can be done about a failure; who wants to know asks `synchronize` before.
        try? descriptor.close()
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ReportFailure) {
        let count = try Self.run(path) { try descriptor.writeAll(bytes) }
        length += Int64(count)
    }

    /// Hands over the bytes of the range, piece by piece.
    func read(_ range: Range<Int64>, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var position = range.lowerBound
        while position < range.upperBound {
            let wanted = min(buffer.count, Int(range.upperBound - position))
            let count = try Self.run(path) {
                try buffer.withUnsafeMutableBytes {
                    try descriptor.read(
                        fromAbsoluteOffset: position, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted]))
                }
            }
            guard count > 0 else { throw ReportFailure.cannotWrite(path: path, reason: "the file ends early") }
            try buffer.withUnsafeBytes { try use(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            position += Int64(count)
        }
    }

    /// Waits until the bytes are on the disk.
    func synchronize() throws(ReportFailure) {
        guard fsync(descriptor.rawValue) == 0 else { throw Self.failure(path) }
    }

    /// What the operating system said last, about this path.
    static func failure(_ path: String) -> ReportFailure {
        ReportFailure.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }

    /// Runs a call of swift-system on this path.
    static func run<Value>(_ path: String, _ call: () throws -> Value) throws(ReportFailure) -> Value {
        do {
            return try call()
        } catch {
            throw .cannotWrite(path: path, reason: "\(error)")
        }
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
