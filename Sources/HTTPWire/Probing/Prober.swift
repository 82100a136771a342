package import HTTPMessage
package import NIOCore
import NIOPosix

/// An HTTP/1.1 client for one host and port that sends exactly what it is told and judges nothing.
///
/// Connections are kept and used again, each for one request at a time; `close()` ends them.
package final class Prober: Sendable {
    private let encoder: RequestEncoder
    private let group: any EventLoopGroup
    private let pool: ConnectionPool

    package init(
        host: String, port: Int, maxConnections: Int = 8,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        encoder = RequestEncoder(host: host, port: port)
        self.group = group
        pool = ConnectionPool(limit: maxConnections)
    }

    /// Sends one call and reads its answer; the timeout begins when a connection is free for it.
    ///
    /// A kept connection that the server closed before any byte of the answer is replaced once.
    package func send(_ call: Call, timeout: Duration = .seconds(30)) async throws(ProbeError) -> Probed {
        let order = ProbeOrder(bytes: try encoder.encode(call), isHEAD: call.method == "HEAD", timeout: timeout)
        var connection: ProbeConnection?
        if case .reuse(let kept) = try await pool.take() { connection = kept }
        do throws(ProbeError) {
            if let kept = connection, let probed = try await run(order, on: kept) {
                pool.giveBack(probed.isReusable ? kept : nil)
                return probed
            }
            let fresh = try await open(timeout: timeout)
            guard let probed = try await run(order, on: fresh) else {
                throw .closedEarly(expected: nil, received: 0, partial: nil)
            }
            pool.giveBack(probed.isReusable ? fresh : nil)
            return probed
        } catch {
            pool.giveBack(nil)
            throw error
        }
    }

    /// Sends bytes as they are on a connection of their own and reads one answer.
    ///
    /// - Parameters:
    ///   - closing: Whether our direction of the connection is closed after the bytes.
    ///   - closeWait: How long to wait for the server to close the connection after its answer; nil for not at all.
    package func send(
        bytes: [UInt8], closing: Bool = false, closeWait: Duration? = nil, timeout: Duration = .seconds(30)
    ) async throws(ProbeError) -> Probed {
        let order = ProbeOrder(
            bytes: ByteBuffer(bytes: bytes), isHEAD: bytes.starts(with: "HEAD ".utf8), closesOutput: closing,
            closeWait: closeWait, timeout: timeout)
        let connection = try await open(timeout: timeout)
        defer { connection.close() }
        guard let probed = try await run(order, on: connection) else {
            throw .closedEarly(expected: nil, received: 0, partial: nil)
        }
        return probed
    }

    /// Closes the idle connections now and the others after their answers.
    package func close() {
        pool.close()
    }

    private func open(timeout: Duration) async throws(ProbeError) -> ProbeConnection {
        try await ProbeConnection.open(host: encoder.host, port: encoder.port, group: group, timeout: timeout)
    }

    /// Nil where the connection was stale.
    private func run(_ order: ProbeOrder, on connection: ProbeConnection) async throws(ProbeError) -> Probed? {
        let outcome = await connection.run(order)
        if case .probed(let probed) = outcome { return probed }
        if Task.isCancelled { throw .cancelled }
        if case .failed(let error) = outcome { throw error }
        return nil
    }
}

extension Probed {
    /// Whether the connection can carry another request and is in step.
    var isReusable: Bool { connection == .kept && surplusByteCount == 0 }
}
