import NIOCore

/// What a connection has written and its transport has not got yet; the memory serves again once the socket has it.
struct OutputBuffer {
    /// Pieces of output are handed over together up to this many bytes.
    static let limit = 64 * 1024

    var bytes = ByteBuffer()

    var isFull: Bool { bytes.readableBytes >= Self.limit }

    /// Taken away before it is handed over, for that can call back into the connection.
    mutating func take() -> ByteBuffer {
        var taken = ByteBuffer()
        swap(&taken, &bytes)
        return taken
    }

    mutating func reuse(_ taken: inout ByteBuffer) {
        guard bytes.readableBytes == 0, taken.storageCapacity <= 2 * Self.limit else { return }
        taken.clear()
        swap(&taken, &bytes)
    }
}
