/// A call in memory. Most are never looked at, so it is made into a record when one is.
struct KeptCall: Sendable {
    let number: Int
    /// About how much memory it takes.
    let weight: Int
    /// Makes it one, without the secrets in it.
    let make: @Sendable () -> CallRecord

    var record: CallRecord {
        var record = make()
        record.number = number
        return record
    }
}

/// Calls on their way to the files, no more of them than memory is to be spent on.
struct CallQueue {
    private var calls: [KeptCall] = []
    private var bytes = 0
    private let byteLimit: Int
    /// Calls that found no place, and those that no file took.
    private(set) var lost = 0

    init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    var isEmpty: Bool { calls.isEmpty }

    /// - Returns: whether there was a place for it.
    mutating func add(_ call: KeptCall) -> Bool {
        guard bytes + call.weight <= byteLimit else {
            lost += 1
            return false
        }
        bytes += call.weight
        calls.append(call)
        return true
    }

    mutating func takeAll() -> [KeptCall] {
        defer { (calls, bytes) = ([], 0) }
        return calls
    }

    mutating func lose(_ count: Int) { lost += count }
}
