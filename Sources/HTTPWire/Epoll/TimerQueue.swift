import NIOCore

/// What is to be done at its time, the earliest first; a heap.
struct TimerQueue {
    typealias Action = @Sendable () -> Void

    private struct Entry {
        let time: NIODeadline
        let id: Int
    }

    /// A cancelled entry stays in the heap until its time, or until such entries are the most of it.
    private var heap: [Entry] = []
    private var actions: [Int: Action] = [:]
    private var lastID = 0

    /// When the first of them is due; that may be one which was cancelled.
    var next: NIODeadline? { heap.first?.time }

    /// Those that are waited for and those that were cancelled and are not swept out yet.
    var heldCount: Int { heap.count }

    mutating func add(at time: NIODeadline, _ action: @escaping Action) -> Int {
        lastID += 1
        actions[lastID] = action
        heap.append(Entry(time: time, id: lastID))
        rise(from: heap.count - 1)
        return lastID
    }

    /// - Returns: what is not done now, for whoever wants to let go of it at a better time.
    mutating func cancel(_ id: Int) -> Action? {
        let action = actions.removeValue(forKey: id)
        if heldCount > 2 * actions.count + 64 { sweep() }
        return action
    }

    /// Takes out the first that is due.
    mutating func popDue(at now: NIODeadline) -> Action? {
        while let first = heap.first, first.time <= now {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
            sink(from: 0)
            if let action = actions.removeValue(forKey: first.id) { return action }
        }
        return nil
    }

    private mutating func sweep() {
        heap = heap.filter { actions[$0.id] != nil }
        for index in (0..<heap.count / 2).reversed() { sink(from: index) }
    }

    private mutating func rise(from start: Int) {
        var index = start
        while index > 0 {
            let parent = (index - 1) / 2
            guard heap[index].time < heap[parent].time else { return }
            heap.swapAt(index, parent)
            index = parent
        }
    }

    private mutating func sink(from start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
                if heap[child].time < heap[least].time { least = child }
            }
            guard least != index else { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
