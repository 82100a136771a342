import NIOCore

/// Serves one client over a transport that carries its bytes; it knows no sockets.
///
/// Belongs to the event loop of the transport and is used on it only.
protocol ServedConnection: AnyObject {
    /// - Parameter transport: holds this connection, as it is held by it, until the end.
    func begin(over transport: any ConnectionTransport)
    func receive(_ received: ByteBuffer)
    /// Whether the transport shall go on reading; where not, `resumeReading` follows. The client is ahead of its answers
    /// then, and is not to fill the memory.
    func mayRead() -> Bool
    func writabilityChanged(to isWritable: Bool)
    /// The last byte is out, or cannot be sent.
    func allWritten()
    /// The client sends nothing any more.
    func inputEnded()
    /// Asks the connection to end after the requests in flight.
    func leave()
    /// The transport has no connection any more.
    func ended()
}
