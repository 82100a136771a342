import Synchronization

/// Lets tasks wait for what others have reached, so that a test decides the order of things without a clock.
final class Gate: Sendable {
    private struct State {
        var height = 0
        var waiting: [(height: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Raises the count by one and lets through who waits for that.
    @discardableResult
    func raise() -> Int {
        let (height, open) = state.withLock { state in
            state.height += 1
            let open = state.waiting.filter { $0.height <= state.height }
            state.waiting.removeAll { $0.height <= state.height }
            return (state.height, open)
        }
        for waiter in open { waiter.continuation.resume() }
        return height
    }

    /// Returns once it has been raised so many times.
    func wait(for height: Int) async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.height >= height { return true }
                state.waiting.append((height, continuation))
                return false
            }
            if isOpen { continuation.resume() }
        }
    }
}
