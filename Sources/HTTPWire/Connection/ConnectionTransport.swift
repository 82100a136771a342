import NIOCore

/// What carries the bytes of one HTTP/1.1 connection, and does to it what an `HTTPConnection` decides.
///
/// It tells the connection what happens: `begin`, `receive`, `writabilityChanged`, `allWritten`, `inputEnded`, `leave`
/// and at last `ended`.
protocol ConnectionTransport: AnyObject {
    var eventLoop: any EventLoop { get }
    /// Sends the bytes as the client takes them; where it takes no more for now, `writabilityChanged` follows.
    func write(_ bytes: ByteBuffer)
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
