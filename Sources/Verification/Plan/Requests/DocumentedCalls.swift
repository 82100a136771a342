import HTTPMessage
import PostmanModel

/// The calls that somebody makes who follows the collection: an item's own request with values for its variables
/// (V-14).
struct DocumentedCalls {
    enum Values: Sendable, Equatable {
        /// Those that the request has itself, and samples.
        case own
        /// Those of one of its examples.
        case ofExample(Int, basePath: String)
        /// Samples in all places, as text or as a number.
        case samples
    }

    struct Attempt: Sendable {
        var values: Values
        var call: Call
    }

    /// The item's own request, the variables of its path without values.
    let request: Rival
    /// What is tried, in order.
    let attempts: [Attempt]
    /// Why another body than the documented one goes out, or why nothing can.
    private(set) var standIn: String?
    private(set) var unsendable: String?

    /// - Parameters:
    ///   - basePath: what the value of the item's base URL ends with, where it has none in the collection.
    init(_ documented: DocumentedItem, basePath: String, _ calls: SavedCall, _ settings: MatchSettings) {
        let request = documented.request
        self.request = request
        let written =
            documented.isSaved
            ? request : Rival(index: -1, item: request.item, example: request.example, scope: request.scope)
        var attempts: [Attempt] = []
        switch calls.call(of: written) {
        case .unsendable(let reason): unsendable = reason
        case .call(let call, let reason):
            standIn = reason
            attempts.append(Attempt(values: .own, call: call))
        }
        for rival in documented.examples {
            guard var filling = Filling(of: request, from: rival, basePath: basePath) else { continue }
            filling.takeWhatIsMatched(of: request, from: rival, calls, settings)
            guard let call = calls.call(of: request, filling).call else { continue }
            attempts.append(Attempt(values: .ofExample(rival.index, basePath: filling.basePath), call: call))
        }
        let places = request.path.raw.indices.filter {
            request.path.raw[$0].wildcard != nil || Placeholder.isOne(Decoding.pathSegment(request.path.raw[$0].text))
        }
        if calls.fillsWildcards, !places.isEmpty {
            for text in ["sample-value", "8675309"] {
                var filling = Filling()
                for place in places { filling.segments[place] = text }
                guard let call = calls.call(of: request, filling).call else { continue }
                attempts.append(Attempt(values: .samples, call: call))
            }
        }
        self.attempts = attempts
    }

    /// Whether the path has variables in a notation that is none of Postman's.
    var placeholders: [String] {
        request.path.raw.map { Decoding.pathSegment($0.text) }.filter(Placeholder.isOne)
    }
}
