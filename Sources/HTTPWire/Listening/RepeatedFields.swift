import HTTPMessage
import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The header fields of a connection's last request, for most clients send the same ones with the next: equal bytes are
/// not read again.
struct RepeatedFields {
    /// Fields as they came, to the empty line behind them, and what was read from them.
    final class Block {
        let bytes: [UInt8]
        let headers: HeaderList
        let special: RequestFields

        fileprivate init(_ bytes: [UInt8], _ headers: HeaderList, _ special: RequestFields) {
            (self.bytes, self.headers, self.special) = (bytes, headers, special)
        }
    }

    /// Longer ones are not kept: a connection that waits is to cost little memory.
    private static let mostBytes = 2048
    /// After so many that did not come again the client is taken for one that sends other fields each time.
    private static let mostInVain = 8

    private var last: Block?
    /// Where the fields begin in the buffer; nil where they did not come with their request line.
    private var start: Int?
    private var isFirst = true
    private var inVain = 0

    /// The buffer may be another one, or moved.
    mutating func startOver() { start = nil }

    /// The fields, where the bytes begin with those of the last request.
    mutating func next(in buffer: ByteBuffer) -> Block? {
        guard let last else { return nil }
        let isSame = buffer.withUnsafeReadableBytes { bytes in
            last.bytes.withUnsafeBytes { known in
                guard bytes.count >= known.count, let bytes = bytes.baseAddress, let known = known.baseAddress else {
                    return false
                }
                return memcmp(bytes, known, last.bytes.count) == 0
            }
        }
        guard isSame else { return nil }
        inVain = 0
        return last
    }

    mutating func begin(at index: Int) { start = index }

    /// Keeps what has just been read up to the buffer's reader index.
    mutating func end(with headers: HeaderList, _ special: RequestFields, in buffer: ByteBuffer) {
        // Who makes one request only pays for nothing.
        if isFirst {
            isFirst = false
            return
        }
        guard inVain < Self.mostInVain, let start, buffer.readerIndex - start <= Self.mostBytes else { return }
        inVain += 1
        var read = buffer
        read.moveReaderIndex(to: start)
        last = Block(Array(read.readableBytesView.prefix(buffer.readerIndex - start)), headers, special)
    }
}
