import PostmanModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads files of many megabytes on all processors, for what takes the time is the copy out of the system's memory.
enum LargeFile {
    /// What one processor reads at once, in bytes.
    static let pieceLength = 4 << 20

    /// Nil where the file is small, or not as long as it is said to be; then it has to be read in turn.
    ///
    /// - Parameter size: in bytes, at most what may be read.
    static func content(of descriptor: Int32, size: Int) -> [UInt8]? {
        guard size >= 2 * pieceLength else { return nil }
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            // Each piece is written by one thread only.
            nonisolated(unsafe) let whole = UnsafeMutableRawBufferPointer(buffer)
            let unread = Parallel.inPieces(of: 0..<size, length: pieceLength) { piece in
                let part = UnsafeMutableRawBufferPointer(rebasing: whole[piece])
                return fill(part, from: descriptor, at: piece.lowerBound) ? [] : [piece.lowerBound]
            }
            isWhole = unread.isEmpty && isAtEnd(descriptor, size)
            count = isWhole ? size : 0
        }
        return isWhole ? content : nil
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

    /// Whether the file has not grown since somebody asked for its size.
    private static func isAtEnd(_ descriptor: Int32, _ size: Int) -> Bool {
        var byte: UInt8 = 0
        return pread(descriptor, &byte, 1, off_t(size)) == 0
    }
}
