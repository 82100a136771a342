import Synchronization

/// Counts the calls of one mock by outcome and by how long their answers took to find.
///
/// One short lock per call, never shared with another mock's calls.
package final class CallMeter: Sendable {
    /// What it has counted up to one moment.
    struct Reading: Sendable {
        var calls: [AnsweredCall.Label: Int] = [:]
        /// Calls by the bucket their duration falls in; the last bucket has no upper end.
        var buckets = [Int](repeating: 0, count: CallMeter.bounds.count + 1)
        var total: Duration = .zero
        /// Calls by the id of the example that answered.
        var examples: [String: Int] = [:]
    }

    /// The upper ends of the buckets in microseconds: finding an answer takes a few, a body of megabytes thousands.
    static let bounds: [Int64] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 250_000]

    private let state = Mutex(Reading())

    var reading: Reading { state.withLock { $0 } }

    /// - Parameter example: the id of the example that answered, where one did.
    func count(_ label: AnsweredCall.Label, example: String? = nil, took duration: Duration) {
        // Rounded up: a bucket holds what is at most its bound.
        let (seconds, attoseconds) = duration.components
        let microseconds = seconds * 1_000_000 + (attoseconds + 999_999_999_999) / 1_000_000_000_000
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.calls[label, default: 0] += 1
            state.buckets[bucket] += 1
            state.total += duration
            if let example { state.examples[example, default: 0] += 1 }
        }
    }
}
