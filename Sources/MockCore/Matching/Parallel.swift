import Dispatch
import Synchronization

/// Work on several processors, where there is enough of it to be worth the start of a thread.
enum Parallel {
    /// Work on fewer items is done in turn.
    static let worthwhile = 4096

    /// Two results that do not need each other.
    static func both<First: Sendable, Second: Sendable>(
        if isWorthwhile: Bool = true, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        guard isWorthwhile else { return (first(), second()) }
        let results = Mutex<(First?, Second?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            if index == 0 {
                let result = first()
                results.withLock { $0.0 = result }
            } else {
                let result = second()
                results.withLock { $0.1 = result }
            }
        }
        return results.withLock { ($0.0 ?? first(), $0.1 ?? second()) }
    }
}
