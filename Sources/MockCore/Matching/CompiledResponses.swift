import Synchronization

/// The responses of a matcher's examples, each prepared when it is first asked for.
package final class CompiledResponses: Sendable {
    /// How many of them are kept.
    package enum Keeping: Sendable {
        /// All, for what is asked for again and again.
        case all
        /// The last ones, for who asks for each a few times and then for others: a run of 100,000 examples.
        case recent
    }

    private static let recentCount = 1024

    private let all: DeferredList<ReadyResponse>?
    private let recent = Mutex(Recent())

    private struct Recent {
        var responses: [Int: ReadyResponse] = [:]
        /// The examples they are of, round and round.
        var places: [Int] = []
        var oldest = 0

        mutating func keep(_ response: ReadyResponse, at place: Int) {
            guard responses.updateValue(response, forKey: place) == nil else { return }
            if places.count < CompiledResponses.recentCount { return places.append(place) }
            responses[places[oldest]] = nil
            places[oldest] = place
            oldest = (oldest + 1) % places.count
        }
    }

    init(count: Int, keeping: Keeping) {
        switch keeping {
        case .all: all = DeferredList(count: count)
        case .recent: all = nil
        }
    }

    var keeping: Keeping { all == nil ? .recent : .all }

    func response(of example: Int, _ make: () -> ReadyResponse) -> ReadyResponse {
        if let all { return all.value(at: example, make) }
        if let kept = recent.withLock({ $0.responses[example] }) { return kept }
        let response = make()
        recent.withLock { $0.keep(response, at: example) }
        return response
    }
}
