import MockCore
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

    /// What a reading is made from; every call changes it.
    private struct State {
        /// By the place of their label.
        var calls = [Int](repeating: 0, count: AnsweredCall.Label.allCases.count)
        var buckets = [Int](repeating: 0, count: CallMeter.bounds.count + 1)
        var nanoseconds: UInt64 = 0
        var examples: [CountedExample: Int] = [:]
    }

    private let state = Mutex(State())

    var reading: Reading {
        let state = state.withLock { $0 }
        var reading = Reading(buckets: state.buckets, total: .nanoseconds(state.nanoseconds))
        for label in AnsweredCall.Label.allCases where state.calls[label.place] > 0 {
            reading.calls[label] = state.calls[label.place]
        }
        for (example, count) in state.examples { reading.examples[example.id, default: 0] += count }
        return reading
    }

    /// - Parameter example: the one that answered, where one did.
    func count(_ label: AnsweredCall.Label, example: MatchedExample? = nil, nanoseconds: UInt64) {
        // Rounded up: a bucket holds what is at most its bound.
        let microseconds = Int64((nanoseconds + 999) / 1000)
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        let counted = example.map { CountedExample(id: $0.id, place: $0.place) }
        state.withLock { state in
            state.calls[label.place] += 1
            state.buckets[bucket] += 1
            state.nanoseconds += nanoseconds
            if let counted { state.examples[counted, default: 0] += 1 }
        }
    }
}

/// An example by its id; where it stands is sooner hashed, and tells nearly all apart.
private struct CountedExample: Hashable {
    let id: String
    let place: ExamplePlace

    func hash(into hasher: inout Hasher) { hasher.combine(place.request << 20 ^ place.example) }
}
