/// Calls on their way to the files, no more of them than memory is to be spent on.
struct CallQueue {
    private var records: [CallRecord] = []
    private var bytes = 0
    private let byteLimit: Int
    /// Calls that found no place, and those that no file took.
    private(set) var lost = 0

    init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    var isEmpty: Bool { records.isEmpty }

    /// - Returns: whether there was a place for it.
    mutating func add(_ record: CallRecord) -> Bool {
        guard bytes + record.weight <= byteLimit else {
            lost += 1
            return false
        }
        bytes += record.weight
        records.append(record)
        return true
    }

    mutating func takeAll() -> [CallRecord] {
        defer { (records, bytes) = ([], 0) }
        return records
    }

    mutating func lose(_ count: Int) { lost += count }
}

extension CallRecord {
    /// About how much memory it takes.
    fileprivate var weight: Int { request.body.count + response.body.count + 1024 }
}
