import NIOCore

/// Builds what serves a connection: plain HTTP/1.1, or behind TLS the version that its handshake agrees on.
struct ConnectionPipeline: Sendable {
    let responder: any Responder
    let limits: ListenerLimits
    let counter: CallCounter
    let held: HeldBytes
    /// Nil for plain HTTP.
    let tls: TLSServer?

    func configure(_ channel: any Channel) throws {
        guard let tls else { return try addHTTP1(to: channel) }
        try tls.configure(channel, for: self)
    }

    func makeConnection() -> HTTPConnection {
        HTTPConnection(responder: responder, limits: limits, counter: counter, held: held)
    }

    func addHTTP1(to channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(makeConnection()))
    }
}
