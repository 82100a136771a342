import Dispatch
import Synchronization

/// Work on several processors, where there is enough of it to be worth the start of a thread.
package enum Parallel {
    /// Work on fewer items is done in turn.
    package static let worthwhile = 4096

    /// What `make` makes of the range, piece by piece and in order, on all processors where there is more than a piece.
    package static func inPieces<Result: Sendable>(
        of range: Range<Int>, length: Int = worthwhile, _ make: @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        guard range.count > length else { return make(range) }
        let count = (range.count + length - 1) / length
        let results = Mutex<[[Result]]>(Array<[Result]>(repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { piece in
            let start = range.lowerBound + piece * length
            let made = make(start..<min(range.upperBound, start + length))
            results.withLock { $0[piece] = made }
        }
        var all: [Result] = []
        results.withLock { pieces in
            all.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
            for index in pieces.indices {
                all += pieces[index]
                // Else all of it would be there twice.
                pieces[index] = []
            }
        }
        return all
    }

    /// One result for each number of the range, made on all processors where there is more than a piece, and put at once
    /// where it stays: large results cost more to copy than to make.
    ///
    /// - Parameter make: hands one result after the other to `put`, one for each number of the piece.
    package static func inPlace<Result: Sendable>(
        of range: Range<Int>, _ make: @Sendable (_ piece: Range<Int>, _ put: (consuming Result) -> Void) -> Void
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: range.count) { buffer, count in
            // No two pieces have a place in common.
            nonisolated(unsafe) let places = buffer
            let pieceCount = (range.count + worthwhile - 1) / worthwhile
            DispatchQueue.concurrentPerform(iterations: pieceCount) { number in
                let start = range.lowerBound + number * worthwhile
                let piece = start..<min(range.upperBound, start + worthwhile)
                var place = start - range.lowerBound
                let end = piece.upperBound - range.lowerBound
                make(piece) { result in
                    precondition(place < end, "more results than numbers")
                    places.initializeElement(at: place, to: result)
                    place += 1
                }
                precondition(place == end, "fewer results than numbers")
            }
            count = range.count
        }
    }

    /// A result that is made beside what the caller goes on with.
    package final class Ahead<Value: Sendable>: Sendable {
        private let made = Mutex<Value?>(nil)
        private let group = DispatchGroup()

        package init(_ make: @escaping @Sendable () -> Value) {
            DispatchQueue.global().async(group: group) {
                let value = make()
                self.made.withLock { $0 = value }
            }
        }

        /// Waits for it, and gives it away.
        package func take() -> Value? {
            group.wait()
            return made.withLock { $0.take() }
        }
    }

    /// Two results that do not need each other.
    package static func both<First: Sendable, Second: Sendable>(
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
