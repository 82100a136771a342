#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Text kept aside in a nameless file until what stands before it is known.
final class TextSpool {
    private let storage: OutputFile
    private var buffer: [UInt8] = []

    init(besides path: String) throws {
        storage = try OutputFile(creating: "\(path == "-" ? "mockcheck" : path).spool.\(getpid())")
        // Without a name it vanishes with the process, however that ends.
        unlink(storage.path)
    }

    func write(_ text: String) throws { try write(text.utf8) }

    func write(_ bytes: some Collection<UInt8>) throws {
        buffer += bytes
        if buffer.count >= 256 * 1024 { try flush() }
    }

    /// Hands over all that was written, in pieces that end anywhere.
    func read(_ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        try flush()
        try storage.read(0..<storage.length, use)
    }

    private func flush() throws {
        try buffer.withUnsafeBytes { try storage.write($0) }
        buffer.removeAll(keepingCapacity: true)
    }
}
