/// What a search among spellings has come to and not looked at, what can be best first.
struct SpellingCandidates {
    /// A branch or a route, with what it can be at best.
    struct Candidate {
        /// The distance, whether the method is another, and the least number of an example, in one number that orders them.
        fileprivate let order: UInt64
        /// The number of a branch, or of a route as the complement of it.
        let place: Int32
        /// Where the column of a branch begins.
        let column: Int32

        init(distance: Int, isOther: Bool, first: Int32, place: Int32, column: Int32) {
            order = UInt64(distance) << 40 | (isOther ? 1 << 39 : 0) | UInt64(first)
            self.place = place
            self.column = column
        }

        var distance: Int { Int(order >> 40) }
    }

    private let limit: Int
    /// Of the routes that have come up the best, the best first: what is behind all of them is not kept.
    private var best: [UInt64] = []
    /// No parent goes behind its children, which stand at twice its place and the one behind that.
    private var heap: [Candidate] = []

    /// - Parameter limit: how many routes are wanted.
    init(limit: Int) {
        self.limit = limit
    }

    mutating func push(_ candidate: Candidate) {
        if best.count == limit, let last = best.last, candidate.order > last { return }
        if candidate.place < 0 {
            let place = best.firstIndex { $0 > candidate.order } ?? best.count
            best.insert(candidate.order, at: place)
            if best.count > limit { best.removeLast() }
        }
        heap.append(candidate)
        var child = heap.count - 1
        while child > 0, case let parent = (child - 1) / 2, candidate.order < heap[parent].order {
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = candidate
    }

    mutating func popFirst() -> Candidate? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        var parent = 0
        while case var child = 2 * parent + 1, child < heap.count {
            if child + 1 < heap.count, heap[child + 1].order < heap[child].order { child += 1 }
            guard heap[child].order < last.order else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = last
        return first
    }
}
