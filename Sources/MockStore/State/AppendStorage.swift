import SystemPackage

/// What a file that grows asks of the system; the seam at which tests put a disk that is full, slow or broken.
protocol AppendStorage: Sendable {
    /// Adds to the end; where it throws, any part of the bytes may have been added.
    func write(_ bytes: [UInt8]) throws(Errno)
    /// Returns when what was written survives the machine's end.
    func synchronize() throws(Errno)
    func truncate(to length: Int64) throws(Errno)
}

/// A file of the operating system, made where it is absent.
final class SystemStorage: AppendStorage {
    private let descriptor: FileDescriptor

    init(path: String) throws(Errno) {
        descriptor = try SystemCall.open(path, .readWrite, [.create, .append])
    }

    deinit { SystemCall.close(descriptor) }

    func write(_ bytes: [UInt8]) throws(Errno) {
        try SystemCall.run { _ = try descriptor.writeAll(bytes) }
    }

    func synchronize() throws(Errno) { try SystemCall.synchronize(descriptor) }

    func truncate(to length: Int64) throws(Errno) {
        try SystemCall.run { try descriptor.resize(to: length) }
    }
}
