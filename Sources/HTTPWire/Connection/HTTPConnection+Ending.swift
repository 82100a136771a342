import NIOCore

/// How long things may take, and how a connection ends.
extension HTTPConnection {
    private static let lingerTime: TimeAmount = .seconds(1)

    /// Ends the connection where the client, or the listener, has said that there is nothing more to come.
    func endIfDone() {
        if isIdle, isInputClosed || isLeaving {
            linger()
        } else if isInputClosed {
            refuse(.malformed("the request ends early"))
        }
    }

    /// Closes our direction after the last byte, then waits a moment for the client to close its own.
    func linger() {
        startLingering()
        if let timer {
            lingerEnd = timer.now + idleTime
            timer.set(lingerEnd)
        }
        flush()
        transport?.awaitWrites()
    }

    func allWritten() {
        if isInputClosed {
            transport?.close()
        } else {
            transport?.closeOutput()
            isOutputClosed = true
            extendLinger()
        }
    }

    /// A client that is still sending has not looked at its answer yet.
    func extendLinger() {
        if isOutputClosed, let timer { timer.set(min(timer.now + Self.lingerTime, lingerEnd)) }
    }

    /// Ends the connection so that the client learns of it by a reset, not by an end.
    func reset() {
        flush()
        startLingering()
        transport?.reset()
    }

    /// The time for a head or a body begins once, not anew with each of its pieces.
    func setDeadline() {
        guard case .reading = phase else { return }
        let current: Stage =
            !isWritable ? .stalled : isIdle ? .idle : parser.isInBody ? .body : .head
        guard current != stage || current == .idle else { return }
        stage = current
        switch current {
        case .idle, .stalled: timer?.set(after: idleTime)
        case .head: timer?.set(after: headTime)
        case .body: timer?.set(after: bodyTime)
        }
    }

    func expire() {
        switch (phase, stage) {
        case (.answering, _), (.dripping, _): break
        case (.reading, .head), (.reading, .body):
            refuse(.timedOut)
        case (.reading, _), (.sending, _), (.lingering, _): transport?.close()
        }
    }
}
