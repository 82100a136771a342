package import HTTPWire
import Synchronization

/// Sends over real sockets, with one client for each endpoint of a run.
package final class WireSender: RequestSender {
    /// How long a server may take to close a connection that it must close.
    private static let closeWait = Duration.seconds(2)

    private let connectionsPerEndpoint: Int
    private let clients = Mutex<[Endpoint: HTTPClient]>([:])

    /// - Parameter connectionsPerEndpoint: at least as many as requests will be in flight.
    package init(connectionsPerEndpoint: Int) {
        self.connectionsPerEndpoint = connectionsPerEndpoint
    }

    deinit {
        for client in clients.withLock({ $0 }).values { client.close() }
    }

    package func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
        do throws(ClientError) {
            let response: ClientResponse
            switch request {
            case .call(let call):
                response = try await client(for: endpoint).send(call, timeout: timeout)
            case .bytes(let bytes, _):
                let closeWait = min(Self.closeWait, timeout)
                response = try await client(for: endpoint).send(bytes: bytes, closeWait: closeWait, timeout: timeout)
            }
            guard response.surplusByteCount == 0 else {
                return .malformed(reason: "\(response.surplusByteCount) bytes follow the reply's end")
            }
            return .replied(response.reply, isClosed: response.connection == .closed, after: response.duration)
        } catch {
            return SendOutcome(error)
        }
    }

    private func client(for endpoint: Endpoint) -> HTTPClient {
        clients.withLock { clients in
            if let client = clients[endpoint] { return client }
            let client = HTTPClient(endpoint, maxConnections: connectionsPerEndpoint)
            clients[endpoint] = client
            return client
        }
    }
}

extension SendOutcome {
    fileprivate init(_ error: ClientError) {
        switch error {
        case .refused, .tls, .unsendable, .cancelled: self = .unsent(reason: "\(error)")
        case .timedOut(_, let count, let partial): self = .timedOut(PartialReply(byteCount: count, reply: partial))
        case .closedEarly(_, let count, let partial):
            self = .closedEarly(PartialReply(byteCount: count, reply: partial))
        case .malformedReply(let what, let position): self = .malformed(reason: "\(what), at byte \(position)")
        }
    }
}
