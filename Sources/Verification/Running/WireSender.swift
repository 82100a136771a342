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
            let probed: Probed
            switch request {
            case .call(let call):
                probed = try await prober(for: port).send(call, timeout: timeout)
            case .bytes(let bytes, _):
                let closeWait = min(Self.closeWait, timeout)
                probed = try await prober(for: port).send(bytes: bytes, closeWait: closeWait, timeout: timeout)
            }
            guard probed.surplusByteCount == 0 else {
                return .malformed(reason: "\(probed.surplusByteCount) bytes follow the end of the response")
            }
            return .replied(probed.reply, isClosed: probed.connection == .closed)
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

extension SendOutcome {
    fileprivate init(_ error: ProbeError) {
        switch error {
        case .refused, .unsendable, .cancelled: self = .unsent(reason: "\(error)")
        case .timedOut(_, let count, let partial): self = .timedOut(PartialReply(byteCount: count, reply: partial))
        case .closedEarly(_, let count, let partial):
            self = .closedEarly(PartialReply(byteCount: count, reply: partial))
        case .malformedReply(let what, let position): self = .malformed(reason: "\(what), at byte \(position)")
        }
    }
}
