import NIOCore

/// What carries the bytes of one connection, and does to it what a `ServedConnection` decides.
protocol ConnectionTransport: AnyObject {
    var eventLoop: any EventLoop { get }
    /// Sends the bytes as the client takes them; where it takes no more for now, `writabilityChanged` follows.
    func write(_ bytes: ByteBuffer)
    /// Sends the bytes, and as much of a body as the client takes now without a copy of it.
    ///
    /// - Returns: how much of the body; where that is not all of it, `writabilityChanged` says when to go on.
    func write(_ bytes: ByteBuffer, and body: ArraySlice<UInt8>) -> Int
    /// Has `allWritten` called once everything is sent, or cannot be.
    func awaitWrites()
    /// Ends the direction to the client.
    func closeOutput()
    func close()
    /// Ends the connection so that the client learns of it by a reset, not by an end.
    func reset()
    /// Goes on reading after `mayRead` was false.
    func resumeReading()
}

extension ConnectionTransport {
    /// For those who cannot send from two places at once: a copy of a piece.
    func write(_ bytes: ByteBuffer, and body: ArraySlice<UInt8>) -> Int {
        let piece = body.prefix(OutputBuffer.limit)
        var bytes = bytes
        bytes.writeBytes(piece)
        write(bytes)
        return piece.count
    }
}
