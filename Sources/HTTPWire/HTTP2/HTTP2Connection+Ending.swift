import NIOCore

/// How long things may take, and how a connection ends.
extension HTTP2Connection {
    private static let lingerTime: TimeAmount = .seconds(1)
    /// What is pinged with before the end: the answer shows that the client knows of it.
    static let lastPing: UInt64 = 0x676F_6F64_6279_6521

    /// Tells the client that the connection ends, and answers what is on its way from it.
    func leave() {
        guard !isEnding, case .unsaid = goodbye, transport != nil else { return }
        goodbye = .announced
        output.bytes.writeFrame(.goAway, UInt32(Self.mostWindow), HTTP2Error.none.rawValue)
        output.bytes.write(FrameHead(.ping, length: 8))
        output.bytes.writeInteger(Self.lastPing)
        advance()
    }

    /// The client knows that the connection ends.
    func sayGoodbye() {
        guard case .announced = goodbye else { return }
        goodbye = .said(lastStream: lastStream)
        if !streams.isEmpty { output.bytes.writeFrame(.goAway, lastStream, HTTP2Error.none.rawValue) }
    }

    /// Answers the requests whose ends can come no more, as HTTP/1.1 does.
    func refuseUnfinished() {
        guard isInputClosed, isWritable, !isEnding else { return }
        for stream in Array(streams.values) {
            guard case .reading = stream.phase else { continue }
            stream.isInputEnded = true
            refuse(.malformed("the request ends early"), stream)
        }
    }

    /// Ends the streams whose windows can open no more.
    private func endBlocked() {
        for stream in Array(streams.values) {
            guard case .sending = stream.phase, min(stream.sendWindow, sendWindow) <= 0 else { continue }
            reset(stream.id, .cancel, isInputEnded: true)
        }
    }

    /// Ends the connection where the client, or the listener, has said that there is nothing more to come.
    func endIfDone() {
        // What has come is read only as far as the answers are taken.
        guard !isEnding, isWritable else { return }
        if isInputClosed { endBlocked() }
        guard streams.isEmpty else { return }
        if case .said = goodbye { return end(with: .none) }
        if isInputClosed || isClientLeaving { end(with: .none) }
    }

    /// Says why, closes our direction after the last byte, then waits a moment for the client to close its own.
    func end(with error: HTTP2Error) {
        guard !isEnding else { return }
        isEnding = true
        endStreams()
        output.bytes.writeFrame(.goAway, lastStream, error.rawValue)
        timer?.set(after: limits.idle)
        flush()
        transport?.awaitWrites()
    }

    func allWritten() {
        if isInputClosed {
            transport?.close()
        } else {
            transport?.closeOutput()
            isOutputClosed = true
            timer?.set(after: Self.lingerTime)
        }
    }

    func endStreams() {
        for stream in streams.values { stream.end() }
        streams = [:]
        sendQueue = []
        headPieces = nil
    }

    /// Whether a frame has begun to come that no stream waits for; the body of a call has the time of its stream.
    private var isInFrame: Bool {
        guard input.readableBytes > 0 else { return false }
        let kind = input.getInteger(at: input.readerIndex + 3, as: UInt8.self)
        return streams.isEmpty || kind != FrameHead.Kind.data.rawValue
    }

    /// A timer runs from the begin of what it is for, not anew with each of its pieces.
    func setDeadline() {
        guard !isEnding else { return }
        let current: Stage?
        if !isWritable {
            current = .stalled
        } else if headPieces != nil || isInFrame {
            current = .head
        } else if !streams.isEmpty {
            current = nil
        } else if case .announced = goodbye {
            current = .parting
        } else {
            current = .idle
        }
        // A client that stays does not extend the time to part from it.
        let isNew = current == .idle || (hasProgressed && current != .parting)
        hasProgressed = false
        guard isNew || current != stage else { return }
        stage = current
        switch current {
        case .idle, .stalled: timer?.set(after: limits.idle)
        case .head: timer?.set(after: limits.head)
        case .parting: timer?.set(after: Self.lingerTime)
        case nil: timer?.clear()
        }
    }

    func expire() {
        if isEnding || stage == .stalled { transport?.close() } else { end(with: .none) }
    }
}
