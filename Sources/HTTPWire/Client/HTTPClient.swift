package import HTTPMessage
package import NIOCore
import NIOPosix
import Synchronization

/// An HTTP/1.1 client for one endpoint that sends exactly what it is told and judges nothing.
///
/// Connections are kept and used again, each for one request at a time; `close()` ends them.
package final class HTTPClient: Sendable {
    /// The most bytes of a body, unless more is expected.
    package static let defaultBodyLimit = 64 << 20

    private let endpoint: Endpoint
    private let bodyLimit: Int
    private let encoder: RequestEncoder
    private let isLoopback: Bool
    private let group: any EventLoopGroup
    /// Where one can be had without asking a resolver.
    private let address: SocketAddress?
    private let pool: ConnectionPool
    /// Made once, when the first connection needs it.
    private let tls = Mutex<Result<ClientTLS, ClientError>?>(nil)

    /// - Parameter group: the threads that carry its connections; nil for those of all clients.
    package init(
        _ endpoint: Endpoint, maxConnections: Int = 8, bodyLimit: Int = HTTPClient.defaultBodyLimit,
        group: (any EventLoopGroup)? = nil
    ) {
        self.endpoint = endpoint
        self.bodyLimit = bodyLimit
        isLoopback = endpoint.isLoopback
        encoder = RequestEncoder(endpoint)
        let isPlain = endpoint.scheme == .http && endpoint.proxy == nil
        address = isPlain ? try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port) : nil
        self.group = group ?? EventLoops.calling(isPlain: address != nil)
        pool = ConnectionPool(limit: maxConnections)
    }

    /// A client for plain HTTP.
    package convenience init(host: String, port: Int, maxConnections: Int = 8) {
        self.init(Endpoint(host: host, port: port), maxConnections: maxConnections)
    }

    /// Sends one call and reads its answer; the timeout begins when a connection is free for it.
    ///
    /// A kept connection that the server closed before any byte of the answer is replaced once.
    package func send(_ call: Call, timeout: Duration = .seconds(30)) async throws(ClientError) -> ClientResponse {
        let request = FramedRequest(
            bytes: try encoder.encode(call), isHEAD: call.method == "HEAD", timeout: timeout,
            bodyLimit: bodyLimit)
        var connection: (any ClientConnection)?
        if case .reuse(let kept) = try await pool.take() { connection = kept }
        if let kept = connection, !isRepeatable(call) {
            kept.close()
            connection = nil
        }
        do throws(ClientError) {
            if let kept = connection, let response = try await run(request, on: kept) {
                pool.giveBack(response.isReusable ? kept : nil)
                return response
            }
            let fresh = try await open(timeout: timeout)
            guard let response = try await run(request, on: fresh) else {
                throw .closedEarly(expected: nil, received: 0, partial: nil)
            }
            pool.giveBack(response.isReusable ? fresh : nil)
            return response
        } catch {
            pool.giveBack(nil)
            throw error
        }
    }

    /// What became of calls that were sent together.
    package enum Answers: Sendable {
        /// Each was answered as if it had been alone.
        case all([ClientResponse])
        /// As good as not sent: the connection had been closed, or ended before the last answer.
        case none
        /// What came is no sequence of answers, or more than was asked for; behind so many whole ones.
        case misframed(after: Int)
    }

    /// Sends calls other than HEAD one behind the other, without waiting for answers, on one connection: a fraction of
    /// the system calls that each would need alone.
    package func send(together calls: [Call], timeout: Duration = .seconds(30)) async -> Answers {
        do throws(ClientError) {
            var bytes = ByteBuffer()
            for call in calls {
                var next = try encoder.encode(call)
                bytes.writeBuffer(&next)
            }
            let request = FramedRequest(
                bytes: bytes, isHEAD: false, answerCount: calls.count, timeout: timeout, bodyLimit: bodyLimit)
            let connection: any ClientConnection
            switch try await pool.take() {
            case .reuse(let kept): connection = kept
            case .open:
                do throws(ClientError) {
                    connection = try await open(timeout: timeout)
                } catch {
                    pool.giveBack(nil)
                    return .none
                }
            }
            let outcome = await connection.run(request)
            guard case .answered(let last, let earlier) = outcome, earlier.count + 1 == calls.count, last.isReusable
            else {
                pool.giveBack(nil)
                connection.close()
                return Self.failure(outcome)
            }
            pool.giveBack(connection)
            return .all(earlier + [last])
        } catch {
            return .none
        }
    }

    private static func failure(_ outcome: ClientOutcome) -> Answers {
        switch outcome {
        case .answered(let last, let earlier) where last.surplusByteCount > 0: .misframed(after: earlier.count)
        case .failed(.malformedReply, let earlier): .misframed(after: earlier.count)
        case .answered, .failed, .stale: .none
        }
    }

    /// Sends bytes as they are on a connection of their own and reads one answer.
    ///
    /// - Parameters:
    ///   - closing: Whether our direction of the connection is closed after the bytes.
    ///   - closeWait: How long to wait for the server to close the connection after its answer; nil for not at all.
    package func send(
        bytes: [UInt8], closing: Bool = false, closeWait: Duration? = nil, timeout: Duration = .seconds(30)
    ) async throws(ClientError) -> ClientResponse {
        let request = FramedRequest(
            bytes: ByteBuffer(bytes: bytes), isHEAD: bytes.starts(with: "HEAD ".utf8), closesOutput: closing,
            closeWait: closeWait, timeout: timeout, bodyLimit: bodyLimit)
        let connection = try await open(timeout: timeout)
        defer { connection.close() }
        guard let response = try await run(request, on: connection) else {
            throw .closedEarly(expected: nil, received: 0, partial: nil)
        }
        return response
    }

    /// Sends several requests at once, as they are, on a connection of their own and reads their answers.
    ///
    /// - Parameters:
    ///   - afterContinue: what is sent once the server has said 100 Continue; nil where nothing waits for that.
    ///   - count: how many requests the bytes are.
    ///   - timeout: for all of it.
    /// - Returns: the answers that came, in their order, and why there are no more; the error is nil where all came.
    package func converse(
        _ bytes: [UInt8], afterContinue: [UInt8]? = nil, closing: Bool = false, answers count: Int,
        closeWait: Duration? = nil, timeout: Duration = .seconds(30)
    ) async -> (responses: [ClientResponse], error: ClientError?) {
        let request = FramedRequest(
            bytes: ByteBuffer(bytes: bytes), isHEAD: false,
            bytesAfterContinue: afterContinue.map { ByteBuffer(bytes: $0) },
            closesOutput: closing, answerCount: count, closeWait: closeWait, timeout: timeout, bodyLimit: bodyLimit)
        let connection: any ClientConnection
        do throws(ClientError) {
            connection = try await open(timeout: timeout)
        } catch {
            return ([], error)
        }
        defer { connection.close() }
        switch await connection.run(request) {
        case .answered(let last, let earlier):
            let responses = earlier + [last]
            // One that says that the connection ends leaves those after it out.
            let isWhole = responses.count == count
            return (responses, isWhole ? nil : .closedEarly(expected: nil, received: 0, partial: nil))
        case .failed(let error, let earlier): return (earlier, Task.isCancelled ? .cancelled : error)
        case .stale: return ([], .closedEarly(expected: nil, received: 0, partial: nil))
        }
    }

    /// Closes the idle connections now and the others after their answers.
    package func close() {
        pool.close()
    }

    private func open(timeout: Duration) async throws(ClientError) -> any ClientConnection {
        #if os(Linux)
            if let address, let group = group as? EpollLoops {
                return try await SocketClient.open(to: address, of: endpoint, on: group.nearest, timeout: timeout)
            }
        #endif
        return try await ChannelClient.open(to: endpoint, tls: try clientTLS(), group: group, timeout: timeout)
    }

    /// Nil for plain HTTP.
    private func clientTLS() throws(ClientError) -> ClientTLS? {
        guard endpoint.scheme == .https else { return nil }
        let result = tls.withLock { made in
            if let made { return made }
            let result = Result { () throws(ClientError) in try ClientTLS(endpoint) }
            made = result
            return result
        }
        return try result.get()
    }

    /// Whether a call may be sent again where its kept connection turns out to be closed: a stranger may have acted on
    /// it all the same.
    private func isRepeatable(_ call: Call) -> Bool {
        isLoopback || Call.idempotentMethods.contains(call.method)
    }

    /// Nil where the connection was stale.
    private func run(_ request: FramedRequest, on connection: any ClientConnection) async throws(ClientError)
        -> ClientResponse?
    {
        let outcome = await connection.run(request)
        if case .answered(let response, _) = outcome { return response }
        if Task.isCancelled { throw .cancelled }
        if case .failed(let error, _) = outcome { throw error }
        return nil
    }
}

extension ClientResponse {
    /// Whether the connection can carry another request and is in step.
    var isReusable: Bool { connection == .kept && surplusByteCount == 0 }
}
