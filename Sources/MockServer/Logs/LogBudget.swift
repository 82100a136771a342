import PostmanModel
import Synchronization

/// Lets so many lines a second through and counts the rest: nobody reads a line for each of ten thousand calls that
/// nothing answers, and writing it costs more than the answer.
final class LogBudget: Sendable {
    private struct State {
        var second: Int64 = 0
        var spent = 0
        var withheld = 0
    }

    private let linesPerSecond: Int
    private let state = Mutex(State())

    init(linesPerSecond: Int) {
        self.linesPerSecond = linesPerSecond
    }

    /// How many lines were withheld since the last one; nil where this one is withheld too.
    func take(at now: Timestamp) -> Int? {
        state.withLock { state in
            if now.seconds != state.second { (state.second, state.spent) = (now.seconds, 0) }
            guard state.spent < linesPerSecond else {
                state.withheld += 1
                return nil
            }
            state.spent += 1
            defer { state.withheld = 0 }
            return state.withheld
        }
    }
}
