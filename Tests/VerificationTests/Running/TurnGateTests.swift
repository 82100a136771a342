import Synchronization
import Testing

@testable import Verification

struct TurnGateTests {
    private final class Log: Sendable {
        private let state = Mutex((seen: [Int](), inside: 0))

        var seen: [Int] { state.withLock { $0.seen } }

        /// Returns how many are inside.
        func enter(_ turn: Int) -> Int {
            state.withLock { state in
                state.seen.append(turn)
                state.inside += 1
                return state.inside
            }
        }

        func leave() { state.withLock { $0.inside -= 1 } }
    }

    /// Whoever comes first, the turns are taken in their order and one at a time.
    @Test func turnsAreTakenInOrder() async {
        let (gate, log) = (TurnGate(), Log())
        await withTaskGroup(of: Void.self) { group in
            for turn in (0..<50).reversed() {
                group.addTask {
                    await gate.wait(for: turn)
                    #expect(log.enter(turn) == 1)
                    await Task.yield()
                    log.leave()
                    gate.end()
                }
            }
        }
        #expect(log.seen == Array(0..<50))
    }
}
