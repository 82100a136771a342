import HTTPMessage

/// A call that waits for its window or its account, on the event loop of its connection.
struct WaitingCall: Sendable {
    let loop: CallLoop
    /// In the window of its mock, where that has the call already.
    var standing: RateStanding?
    let resume: @Sendable (Clearance) -> Void
}

/// Calls that have waited long enough, and what they are told.
///
/// Those of one event loop are told in one turn: waking its thread costs more than a call does.
struct ResumedCalls: Sendable {
    private struct Turn: Sendable {
        let loop: CallLoop
        var calls: [(resume: @Sendable (Clearance) -> Void, clearance: Clearance)]
    }

    private var turns: [Turn] = []

    var isEmpty: Bool { turns.isEmpty }

    mutating func add(_ call: WaitingCall, _ admission: Account.Admission? = nil) {
        let told = (resume: call.resume, clearance: Clearance(standing: call.standing, admission: admission))
        if let place = turns.firstIndex(where: { $0.loop.id == call.loop.id }) {
            turns[place].calls.append(told)
        } else {
            turns.append(Turn(loop: call.loop, calls: [told]))
        }
    }

    func resume() {
        for turn in turns {
            turn.loop.run { for call in turn.calls { call.resume(call.clearance) } }
        }
    }
}
