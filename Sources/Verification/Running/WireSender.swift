import HTTPMessage
import HTTPWire
import Synchronization

/// Sends over real sockets to loopback, with one prober for each port that a run asks.
package final class WireSender: RequestSender {
    /// How long a server may take to close a connection that it must close.
    private static let closeWait = Duration.seconds(2)

    private let connectionsPerPort: Int
    private let probers = Mutex<[Int: Prober]>([:])

    /// - Parameter connectionsPerPort: at least as many as requests will be in flight.
    package init(connectionsPerPort: Int) {
        self.connectionsPerPort = connectionsPerPort
    }

    deinit {
        for prober in probers.withLock({ $0 }).values { prober.close() }
    }

    package func send(_ request: ProbeRequest, port: Int, timeout: Duration) async -> SendOutcome {
        do throws(ProbeError) {
            switch request {
            case .call(let call):
                return .replied(Probed(try await prober(for: port).send(call, timeout: timeout)))
            case .bytes(let bytes, _):
                let probed = try await prober(for: port).send(
                    bytes: bytes, closeWait: min(Self.closeWait, timeout), timeout: timeout)
                return .replied(Probed(probed))
            }
        } catch {
            return SendOutcome(error)
        }
    }

    private func prober(for port: Int) -> Prober {
        probers.withLock { probers in
            if let prober = probers[port] { return prober }
            let prober = Prober(host: "127.0.0.1", port: port, maxConnections: connectionsPerPort)
            probers[port] = prober
            return prober
        }
    }
}

extension Probed {
    fileprivate init(_ probed: HTTPWire.Probed) {
        self.init(
            reply: probed.reply, isConnectionClosed: probed.connection == .closed,
            timeToFirstByte: probed.timeToHead, duration: probed.duration)
    }
}

extension SendOutcome {
    fileprivate init(_ error: ProbeError) {
        switch error {
        case .refused(let reason): self = .unreachable(reason: reason)
        case .unsendable(let what): self = .unreachable(reason: "the request cannot be sent: \(what)")
        case .cancelled: self = .timedOut(PartialReply())
        case .timedOut(_, let count, let partial):
            self = .timedOut(PartialReply(partial, receivedByteCount: count, promised: nil))
        case .closedEarly(let expected, let count, let partial):
            self = .closedEarly(PartialReply(partial, receivedByteCount: count, promised: expected))
        case .malformedReply(let what, let position):
            let seen = Array("(what came is no HTTP reply)".utf8)
            self = .malformed(PartialReply(bytes: seen), reason: "\(what), at byte \(position)")
        }
    }
}

extension PartialReply {
    /// The head and body that came, written as HTTP again for the report.
    fileprivate init(_ reply: Reply?, receivedByteCount: Int, promised: Int?) {
        guard let reply else {
            self.init(bytes: receivedByteCount == 0 ? [] : Array("(\(receivedByteCount) bytes of a head)".utf8))
            return
        }
        var text = "HTTP/1.1 \(reply.status) \(ReasonPhrase.of(reply.status))\r\n"
        for field in reply.headers.fields { text += "\(field.name): \(field.value)\r\n" }
        self.init(
            bytes: Array((text + "\r\n").utf8) + reply.body, bodyByteCount: reply.body.count,
            promisedBodyByteCount: promised ?? reply.headers["content-length"].flatMap { Int($0) })
    }
}
