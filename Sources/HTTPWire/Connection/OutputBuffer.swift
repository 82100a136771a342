import NIOCore

/// What a connection has written and its transport has not got yet; the memory serves again once the socket has it.
struct OutputBuffer {
    /// Pieces of output are handed over together up to this many bytes.
    static let limit = 64 * 1024

    /// Nil where there is none, for even an empty `ByteBuffer` is counted.
    private var memory: ByteBuffer?

    var bytes: ByteBuffer {
        get { memory ?? ByteBuffer() }
        _modify {
            var bytes = memory.take() ?? ByteBuffer()
            defer { memory = bytes }
            yield &bytes
        }
    }

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count >= Self.limit }
    private var count: Int { memory?.readableBytes ?? 0 }

    /// Taken away before it is handed over, for that can call back into the connection.
    mutating func take() -> ByteBuffer? { memory.take() }

    mutating func reuse(_ taken: consuming ByteBuffer) {
        guard isEmpty, taken.storageCapacity <= 2 * Self.limit else { return }
        taken.clear()
        memory = taken
    }
}
