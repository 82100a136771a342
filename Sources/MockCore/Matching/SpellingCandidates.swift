/// What a search among spellings has come to and not looked at, what can be best first.
struct SpellingCandidates {
    /// The distance, whether the method is another, and the least number of an example, in one number that orders them.
    struct Order: Comparable {
        private let bits: UInt64

        init(distance: Int, isOther: Bool, first: Int32) {
            bits =
                UInt64(truncatingIfNeeded: distance) << 40 | (isOther ? 1 << 39 : 0) | UInt64(UInt32(bitPattern: first))
        }

        var distance: Int { Int(truncatingIfNeeded: bits >> 40) }

        static func < (left: Order, right: Order) -> Bool { left.bits < right.bits }

        /// Behind all others.
        static let last = Order(distance: 1 << 20, isOther: true, first: .max)
    }

    /// A branch or a route, with what it can be at best.
    struct Candidate {
        let order: Order
        /// The number of a branch, or of a route as the complement of it.
        let place: Int32
        /// Where the column of a branch begins.
        let column: Int32
    }

    private let limit: Int
    /// Of the routes that have come up the best, the best first.
    private var best: [Order] = []
    /// What is behind this is not kept, for so many routes that are wanted go before it.
    private(set) var worst = Order.last
    /// No parent goes behind its children, which stand at twice its place and the one behind that.
    private var heap: [Candidate] = []

    /// - Parameter limit: how many routes are wanted.
    init(limit: Int) {
        self.limit = limit
        best.reserveCapacity(limit + 1)
        heap.reserveCapacity(128)
    }

    mutating func push(_ candidate: Candidate) {
        if candidate.order > worst { return }
        if candidate.place < 0 { note(candidate.order) }
        heap.append(candidate)
        heap.withUnsafeMutableBufferPointer { heap in
            var child = heap.count &- 1
            while child > 0, case let parent = (child &- 1) / 2, candidate.order < heap[parent].order {
                heap[child] = heap[parent]
                child = parent
            }
            heap[child] = candidate
        }
    }

    private mutating func note(_ order: Order) {
        if best.count == limit { best.removeLast() }
        best.append(order)
        var place = best.count - 1
        while place > 0, best[place - 1] > order {
            best[place] = best[place - 1]
            place -= 1
        }
        best[place] = order
        if best.count == limit { worst = best[limit - 1] }
    }

    mutating func popFirst() -> Candidate? {
        guard let last = heap.popLast() else { return nil }
        return heap.withUnsafeMutableBufferPointer { heap in
            guard let first = heap.first else { return last }
            var parent = 0
            while case var child = 2 &* parent &+ 1, child < heap.count {
                if child &+ 1 < heap.count, heap[child &+ 1].order < heap[child].order { child &+= 1 }
                guard heap[child].order < last.order else { break }
                heap[parent] = heap[child]
                parent = child
            }
            heap[parent] = last
            return first
        }
    }
}
