/// A call in memory, which may still have secrets in it.
struct KeptCall: Sendable {
    var record: CallRecord
    /// Takes them out.
    let shown: @Sendable (CallRecord) -> CallRecord
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
        guard bytes + call.record.weight <= byteLimit else {
            lost += 1
            return false
        }
        bytes += call.record.weight
        calls.append(call)
        return true
    }

    mutating func takeAll() -> [KeptCall] {
        defer { (calls, bytes) = ([], 0) }
        return calls
    }

    mutating func lose(_ count: Int) { lost += count }
}

extension CallRecord {
    /// About how much memory it takes.
    fileprivate var weight: Int { request.body.count + response.body.count + 1024 }
}
