import PostmanModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads large collections straight from their files, which are never whole in memory.
enum LargeFile {
    /// Nil for whatever has to be read as a whole, and where the file cannot be had; reading it as a whole tells why.
    static func read(_ path: String, byteLimit: Int, by reader: DocumentReader) -> Reading? {
        // Opening a pipe that nobody writes to would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= byteLimit else {
            return nil
        }
        let input = ByteInput(byteCount: Int(info.st_size)) { fill($1, from: descriptor, at: $0) }
        return reader.readInParts(input, file: path)
    }

    /// Whether the buffer could be filled with what stands behind the offset.
    private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            if count > 0 {
                filled += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }
}
