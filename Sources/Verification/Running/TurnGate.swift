import Synchronization

/// Lets cases pass one at a time in their order, whoever runs them.
final class TurnGate: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Returns when all earlier turns are over.
    func wait(for turn: Int) async {
        await withCheckedContinuation { continuation in
            let isNext = state.withLock { state in
                guard state.next < turn else { return true }
                state.waiting[turn] = continuation
                return false
            }
            if isNext { continuation.resume() }
        }
    }

    func end() {
        let next = state.withLock { state in
            state.next += 1
            return state.waiting.removeValue(forKey: state.next)
        }
        next?.resume()
    }
}
