import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in their order, made on all processors where there is more than a piece.
    func concurrentMap<Result: Sendable>(
        pieceLength length: Int = 512, _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        guard count > length else { return map(transform) }
        let pieces = (count + length - 1) / length
        let results = Mutex<[[Result]]>(Array<[Result]>(repeating: [], count: pieces))
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let made = self[(piece * length)..<Swift.min(count, (piece + 1) * length)].map(transform)
            results.withLock { $0[piece] = made }
        }
        return results.withLock { $0 }.flatMap { $0 }
    }
}
