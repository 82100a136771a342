import NIOCore

/// A body that is sent in small pieces over a time.
///
/// Belongs to the event loop of its connection and is used on it only.
final class DrippedBody {
    private static let leastInterval: Int64 = 20_000_000

    private var rest: ArraySlice<UInt8>
    private let pieceBytes: Int
    private let interval: TimeAmount
    private let eventLoop: any EventLoop
    private var next: Scheduled<Void>?
    /// Nil from the end on.
    private var send: ((ArraySlice<UInt8>, _ isLast: Bool) -> Void)?

    /// - Parameters:
    ///   - body: at least one byte.
    ///   - send: gets the pieces, each after its time.
    init(
        _ body: ArraySlice<UInt8>, over time: Duration, on eventLoop: any EventLoop,
        send: @escaping (ArraySlice<UInt8>, _ isLast: Bool) -> Void
    ) {
        let nanoseconds = TimeAmount(time).nanoseconds
        let count = max(1, min(Int64(body.count), nanoseconds / Self.leastInterval))
        pieceBytes = (body.count + Int(count) - 1) / Int(count)
        // There may be fewer pieces than were wanted, for they are of whole bytes.
        let pieces = (body.count + pieceBytes - 1) / pieceBytes
        interval = .nanoseconds(nanoseconds / Int64(pieces))
        rest = body
        self.eventLoop = eventLoop
        self.send = send
        schedule()
    }

    /// The client is gone.
    func cancel() {
        next?.cancel()
        send = nil
    }

    private func schedule() {
        next = eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
            let piece = rest.prefix(pieceBytes)
            rest = rest.dropFirst(pieceBytes)
            let send = send
            if rest.isEmpty { self.send = nil } else { schedule() }
            send?(piece, rest.isEmpty)
        }
    }
}
