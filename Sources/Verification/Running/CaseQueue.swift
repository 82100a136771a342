import Synchronization

/// Hands out the cases of a run in order, but none too far ahead of the last one reported, so that what waits for its
/// turn stays bounded.
final class CaseQueue: Sendable {
    private struct State {
        var next = 0
        var limit: Int
    }

    /// So many cases are handed out at once at the most: a few, so that all processors are busy to the end.
    private static let most = 10

    private let count: Int
    private let leftOut: Set<Int>
    private let isJoinedToNext: @Sendable (Int) -> Bool
    private let state: Mutex<State>

    /// - Parameters:
    ///   - window: how many cases may be ahead of the reports.
    ///   - leftOut: the cases that are run otherwise.
    ///   - isJoinedToNext: whether a case is best run by whoever runs the next one.
    init(
        count: Int, window: Int, without leftOut: some Sequence<Int> = [],
        isJoinedToNext: @escaping @Sendable (Int) -> Bool = { _ in false }
    ) {
        self.count = count
        self.isJoinedToNext = isJoinedToNext
        self.leftOut = Set(leftOut)
        state = Mutex(State(limit: min(count, window)))
    }

    /// The next case with those that are joined to it, or nil while there is none to run.
    func take() -> Range<Int>? {
        state.withLock { state in
            while leftOut.contains(state.next) { state.next += 1 }
            guard state.next < state.limit else { return nil }
            let start = state.next
            state.next += 1
            let end = min(state.limit, start + Self.most)
            while state.next < end, !leftOut.contains(state.next), isJoinedToNext(state.next - 1) { state.next += 1 }
            return start..<state.next
        }
    }

    var hasNext: Bool {
        state.withLock { state in
            while leftOut.contains(state.next) { state.next += 1 }
            return state.next < state.limit
        }
    }

    /// Makes room for the cases up to there.
    func open(upTo limit: Int) {
        state.withLock { $0.limit = max($0.limit, min(count, limit)) }
    }
}
