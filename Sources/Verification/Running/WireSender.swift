package import HTTPMessage
package import HTTPWire
import Synchronization

/// Sends over real sockets, with one client for each endpoint of a run.
package final class WireSender: RequestSender {
    /// How long a server may take to close a connection that it must close.
    private static let closeWait = Duration.seconds(2)

    private let connectionsPerEndpoint: Int
    private let bodyLimit: Int
    private let clients = Mutex<[Endpoint: HTTPClient]>([:])
    /// Until calls that were sent together have no answers in time: a server that loses what comes early is found by the
    /// cases about that, and all others would wait for it again and again.
    private let answersTogether = Atomic(true)

    /// - Parameters:
    ///   - connectionsPerEndpoint: at least as many as requests will be in flight.
    ///   - largestBody: the most bytes that a case expects of a body; twice as many are read before one is called too large.
    package init(connectionsPerEndpoint: Int, largestBody: Int = 0) {
        self.connectionsPerEndpoint = connectionsPerEndpoint
        bodyLimit = max(HTTPClient.defaultBodyLimit, 2 * largestBody)
    }

    package var callers: [any TaskExecutor] { EventLoops.callers }
    package var sendsTogether: Bool { answersTogether.load(ordering: .relaxed) }

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
            return SendOutcome(response)
        } catch {
            return SendOutcome(error)
        }
    }

    package func send(together calls: [Call], to endpoint: Endpoint, timeout: Duration) async -> SharedOutcome {
        let began = ContinuousClock.now
        switch await client(for: endpoint).send(together: calls, timeout: timeout) {
        case .all(let responses): return .replied(responses.map { SendOutcome($0) })
        case .none:
            if ContinuousClock.now - began >= timeout { answersTogether.store(false, ordering: .relaxed) }
            return .unsent
        case .misframed(let count): return .misframed(after: count)
        }
    }

    package func converse(
        _ conversation: Conversation, with endpoint: Endpoint, timeout: Duration
    ) async -> [SendOutcome] {
        let (responses, error) = await client(for: endpoint).converse(
            conversation.bytes, afterContinue: conversation.bytesAfterContinue, closing: conversation.closesOutput,
            answers: conversation.expectations.count, closeWait: min(Self.closeWait, timeout), timeout: timeout)
        return responses.map(SendOutcome.init) + (error.map { [SendOutcome($0)] } ?? [])
    }

    private func client(for endpoint: Endpoint) -> HTTPClient {
        clients.withLock { clients in
            if let client = clients[endpoint] { return client }
            let client = HTTPClient(endpoint, maxConnections: connectionsPerEndpoint, bodyLimit: bodyLimit)
            clients[endpoint] = client
            return client
        }
    }
}

extension SendOutcome {
    fileprivate init(_ response: ClientResponse) {
        guard response.surplusByteCount == 0 else {
            self = .malformed(reason: "\(response.surplusByteCount) bytes follow the reply's end")
            return
        }
        let arrival = Arrival(
            isClosed: response.connection == .closed, duration: response.duration, minorVersion: response.minorVersion)
        self = .replied(response.reply, arrival)
    }

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
