import Synchronization

/// Hands out the cases of a run in order, but none too far ahead of the last one reported, so that what waits for its
/// turn stays bounded; only a few that have to wait for a delay come first, so that no run waits for them at its end.
final class CaseQueue: Sendable {
    private struct State {
        var next = 0
        var limit: Int
        /// Those that come first, the last one next.
        var first: [Int]
    }

    private let count: Int
    private let isFirst: Set<Int>
    private let state: Mutex<State>

    /// - Parameters:
    ///   - window: how many cases may be ahead of the reports.
    ///   - first: the cases that come before all others.
    init(count: Int, window: Int, first: [Int] = []) {
        self.count = count
        isFirst = Set(first)
        state = Mutex(State(limit: min(count, window), first: first.reversed()))
    }

    /// The next case, or nil while there is none to run.
    func take() -> Int? {
        state.withLock { state in
            if let first = state.first.popLast() { return first }
            while isFirst.contains(state.next) { state.next += 1 }
            guard state.next < state.limit else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    var hasNext: Bool {
        state.withLock { state in
            if !state.first.isEmpty { return true }
            while isFirst.contains(state.next) { state.next += 1 }
            return state.next < state.limit
        }
    }

    /// Makes room for the cases up to there.
    func open(upTo limit: Int) {
        state.withLock { $0.limit = max($0.limit, min(count, limit)) }
    }
}
