import Synchronization

/// Hands out the cases of a run in order, but none too far ahead of the last one reported, so that what waits for its
/// turn stays bounded.
final class CaseQueue: Sendable {
    private struct State {
        var next = 0
        var limit: Int
    }

    private let count: Int
    private let state: Mutex<State>

    /// `window` is how many cases may be ahead of the reports.
    init(count: Int, window: Int) {
        self.count = count
        state = Mutex(State(limit: min(count, window)))
    }

    /// The next case, or nil while there is none to run.
    func take() -> Int? {
        state.withLock { state in
            guard state.next < state.limit else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    var hasNext: Bool { state.withLock { $0.next < $0.limit } }

    /// Makes room for the cases up to there.
    func open(upTo limit: Int) {
        state.withLock { $0.limit = max($0.limit, min(count, limit)) }
    }
}
