import HTTPMessage
import NIOCore

/// Answers calls, and sends what the client's windows let through.
extension HTTP2Connection {
    /// - Parameter stream: nil for a call that has none yet.
    func answer(_ call: Call, _ id: UInt32, _ stream: HTTP2Stream?) {
        guard let eventLoop = transport?.eventLoop else { return }
        counter.countRequest()
        let isHEAD = call.method == "HEAD"
        switch PendingReply.start(call, responder, on: eventLoop) {
        case .ready(let response):
            send(response.reply, isHEAD: isHEAD, response.fault, id, stream, isInputEnded: true)
        case .pending(let pending):
            guard let stream = stream ?? makeStream(id, .answering(pending), isInputEnded: true) else { return }
            stream.timer.clear()
            stream.phase = .answering(pending)
            stream.replyBytes = pending.byteCount
            guard stream.hold() else { return failToHold(stream) }
            pending.wait { [self] reply, fault in
                send(reply, isHEAD: isHEAD, fault, id, stream, isInputEnded: true)
                advance()
            }
        }
    }

    /// Says what is wrong with a request.
    func refuse(_ fault: WireFault, _ id: UInt32, isInputEnded: Bool) {
        counter.countFault()
        send(responder.reply(to: fault), isHEAD: false, nil, id, nil, isInputEnded: isInputEnded)
    }

    func refuse(_ fault: WireFault, _ stream: HTTP2Stream) {
        counter.countFault()
        send(responder.reply(to: fault), isHEAD: false, nil, stream.id, stream, isInputEnded: stream.isInputEnded)
    }

    private func send(
        _ wanted: Reply, isHEAD: Bool, _ fault: DeliveryFault?, _ id: UInt32, _ stream: HTTP2Stream?,
        isInputEnded: Bool
    ) {
        if case .reset = fault { return reset(id, .internalError, isInputEnded: isInputEnded) }
        let reply = wanted.carried
        let hasBody = !reply.isBodiless && !isHEAD && !reply.body.isEmpty
        writer.write(
            reply, stream: id, endsStream: !hasBody, epochSeconds: WallClock.epochSeconds, into: &output.bytes)
        guard hasBody else { return finish(id, stream, isInputEnded: isInputEnded) }
        let count = reply.body.count
        if fault == nil, count <= FrameHead.mostPayload, count <= sendWindow,
            count <= stream?.sendWindow ?? firstSendWindow
        {
            sendWindow -= count
            output.bytes.write(FrameHead(.data, flags: FrameHead.endsStream, stream: id, length: count))
            output.bytes.writeBytes(reply.body)
            return finish(id, stream, isInputEnded: isInputEnded)
        }
        let body = OutgoingBody(reply.body, fault)
        guard let stream = stream ?? makeStream(id, .sending(body), isInputEnded: isInputEnded) else { return }
        stream.received = []
        stream.phase = .sending(body)
        // What waits for its turn is shared with the example, but for a response of its own.
        stream.replyBytes = wanted.ownByteCount
        guard stream.hold() else { return failToHold(stream) }
        if case .drip(let time) = fault { return drip(stream, body, over: time) }
        // Nothing is left of a body that is cut off at its begin.
        if body.isSent { return part(from: stream, .internalError) }
        stream.timer.set(after: limits.idle)
        queue(stream)
    }

    /// All clients together hold too much.
    private func failToHold(_ stream: HTTP2Stream) {
        counter.countFault()
        breakOff(stream)
    }

    private func drip(_ stream: HTTP2Stream, _ body: OutgoingBody, over time: Duration) {
        guard let eventLoop = transport?.eventLoop else { return }
        var body = body
        stream.timer.clear()
        body.drip = DrippedBody(body.bytes[...], over: time, on: eventLoop) { [self, weak stream] piece, isLast in
            guard let stream, case .sending(var body) = stream.phase else { return }
            body.released += piece.count
            stream.phase = .sending(body)
            if isLast { stream.timer.set(after: limits.idle) }
            queue(stream)
            advance()
        }
        stream.phase = .sending(body)
    }

    /// Gives the stream a turn, if it has something that may be sent.
    func queue(_ stream: HTTP2Stream) {
        guard !stream.isQueued, case .sending(let body) = stream.phase,
            body.sent < body.released, stream.sendWindow > 0
        else { return }
        stream.isQueued = true
        sendQueue.append(stream)
    }

    /// Sends a piece of each stream in turn, as much as the client and the transport take for now.
    func sendPieces() {
        while isWritable, !isEnding, let stream = sendQueue.first, sendWindow > 0 {
            sendQueue.removeFirst()
            stream.isQueued = false
            sendPiece(of: stream)
            if output.isFull { flush() }
        }
    }

    private func sendPiece(of stream: HTTP2Stream) {
        guard streams[stream.id] === stream, case .sending(var body) = stream.phase else { return }
        let count = min(FrameHead.mostPayload, sendWindow, stream.sendWindow, body.released - body.sent)
        guard count > 0 else { return }
        let piece = body.bytes[body.sent..<(body.sent + count)]
        body.sent += count
        sendWindow -= count
        stream.sendWindow -= count
        lastSent = stream.timer.now
        let isLast = body.isSent && !body.isCut
        let flags = isLast ? FrameHead.endsStream : 0
        output.bytes.write(FrameHead(.data, flags: flags, stream: stream.id, length: count))
        output.bytes.writeBytes(piece)
        stream.phase = .sending(body)
        if isLast {
            finish(stream.id, stream, isInputEnded: stream.isInputEnded)
        } else if body.isSent {
            part(from: stream, .internalError)
        } else {
            if body.drip == nil || body.released == body.end { stream.timer.set(after: limits.idle) }
            queue(stream)
        }
    }
}
