import NIOCore

/// Begins and ends streams.
extension HTTP2Connection {
    /// Whether the client has opened it, be it closed since or not. Where it has not, what comes for it is a fault
    /// (RFC 9113, 5.1), but for a stream that comes too late to be answered (6.8).
    func isKnown(_ id: UInt32) throws(HTTP2Error) -> Bool {
        guard id & 1 == 1 else { throw .protocolError }
        if id <= lastStream { return true }
        guard case .said = goodbye else { throw .protocolError }
        return false
    }

    /// Nil where the connection has ended.
    func makeStream(_ id: UInt32, _ phase: HTTP2Stream.Phase, isInputEnded: Bool) -> HTTP2Stream? {
        guard let transport else { return nil }
        let timer = DeadlineTimer(eventLoop: transport.eventLoop) { [weak self] in self?.expire(id) }
        let stream = HTTP2Stream(
            id, phase, isInputEnded: isInputEnded, sendWindow: firstSendWindow, timer: timer, of: held)
        streams[id] = stream
        return stream
    }

    /// The response is written.
    ///
    /// - Parameter stream: nil for a call that has none.
    func finish(_ id: UInt32, _ stream: HTTP2Stream?, isInputEnded: Bool) {
        if isInputEnded { return close(id) }
        guard let stream = stream ?? makeStream(id, .parting(.none), isInputEnded: false) else { return }
        part(from: stream, .none)
    }

    /// Ends the stream with an error, but a moment later.
    func part(from stream: HTTP2Stream, _ error: HTTP2Error) {
        stream.phase = .parting(error)
        stream.timer.set(after: HTTP2Stream.partingTime)
    }

    /// Ends the stream with an error; the connection goes on.
    func reset(_ id: UInt32, _ error: HTTP2Error, isInputEnded: Bool) {
        output.bytes.writeFrame(.reset, stream: id, error.rawValue)
        if !isInputEnded { recentlyReset.add(id) }
        close(id)
    }

    /// Ends a stream for the client's fault.
    func fail(_ stream: HTTP2Stream, _ error: HTTP2Error) throws(HTTP2Error) {
        counter.countFault()
        try spendPatience()
        reset(stream.id, error, isInputEnded: stream.isInputEnded)
    }

    /// Ends a stream that cannot, or shall not, be answered to its end.
    func breakOff(_ stream: HTTP2Stream) {
        reset(stream.id, .internalError, isInputEnded: stream.isInputEnded)
    }

    func close(_ id: UInt32) {
        // Most calls are answered without a stream.
        guard !streams.isEmpty, let stream = streams.removeValue(forKey: id) else { return }
        stream.end()
        // It may wait there for long, with its body, where the client lets nothing through.
        if stream.isQueued { sendQueue.removeAll { $0 === stream } }
    }

    private func expire(_ id: UInt32) {
        guard let stream = streams[id], let timer else { return }
        // Others had their turns meanwhile: the client is slow, but it reads.
        let end = lastSent + TimeAmount(limits.idle)
        if stream.isQueued, end > timer.now { return stream.timer.set(end) }
        switch stream.phase {
        case .reading: refuse(.timedOut, stream)
        case .parting(let error): reset(id, error, isInputEnded: stream.isInputEnded)
        case .sending, .answering: reset(id, .cancel, isInputEnded: stream.isInputEnded)
        }
        advance()
    }
}
