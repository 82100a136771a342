import Synchronization

/// Waiting for the next call without asking again and again.
extension CallLog {
    /// So many may wait; whoever comes then is waited for in the place of the one who has waited longest.
    package static let mostWaiting = 64

    /// The number of the newest call; 0 where there is none.
    package var lastNumber: Int { state.withLock { shared == nil ? $0.lastNumber : $0.sharedNumber } }

    /// Tells once that the newest call is another than that number: at once, or when the next one comes.
    ///
    /// It may tell for nothing, too: when too many wait, and at the end.
    ///
    /// - Parameter tell: is called by whoever adds the call, and must not work for long.
    /// - Returns: the ticket by which the waiting is given up; nil where it has told.
    package func waitForCall(after number: Int, tell: @escaping @Sendable () -> Void) -> Int? {
        let (ticket, told) = state.withLock { state -> (Int?, (@Sendable () -> Void)?) in
            let last = shared == nil ? state.lastNumber : state.sharedNumber
            guard last == number, !state.isEnding else { return (nil, tell) }
            let oldest = state.waiting.count < Self.mostWaiting ? nil : state.waiting.keys.min()
            state.lastTicket += 1
            state.waiting[state.lastTicket] = tell
            return (state.lastTicket, oldest.flatMap { state.waiting.removeValue(forKey: $0) })
        }
        told?()
        return ticket
    }

    package func stopWaiting(_ ticket: Int) {
        state.withLock { _ = $0.waiting.removeValue(forKey: ticket) }
    }

    /// Tells all who wait, and everybody who comes later at once.
    package func endWaiting() {
        let waiting = state.withLock { state in
            state.isEnding = true
            return state.takeWaiting()
        }
        for tell in waiting { tell() }
    }
}
