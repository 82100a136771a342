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
    ///   - request: the item's own, as `request(of:examples:)` makes it.
    ///   - examples: those of the item, as the oracle has them, with the calls that they were saved for; at least one.
    ///   - basePath: what the value of the item's base URL ends with, where it has none in the collection.
    init(
        _ request: Rival, _ examples: [(rival: Rival, call: Call?)], basePath: String, _ calls: SavedCall,
        _ settings: MatchSettings
    ) {
        self.request = request
        let written = Rival(index: -1, item: request.item, example: request.example, scope: request.scope)
        var attempts: [Attempt] = []
        switch calls.call(of: written) {
        case .unsendable(let reason): unsendable = reason
        case .call(let call, let reason):
            standIn = reason
            attempts.append(Attempt(values: .own, call: call))
        }
        for (rival, saved) in examples {
            guard var filling = Filling(of: request, from: rival, basePath: basePath) else { continue }
            filling.takeWhatIsMatched(of: request, from: rival, saved, settings)
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

    /// The item's own request as something that could win, the variables of its path without values.
    static func request(of item: RequestItem, examples: [Rival]) -> Rival {
        let scope = examples.first?.scope ?? VariableScope(collection: [], item: [], environment: [])
        return Rival(
            index: -1, item: item,
            example: Example(id: "", name: item.name, request: item.request, location: item.location), scope: scope,
            path: SavedPath(item.request.url, scope: scope, keepsVariables: true))
    }

    /// Whether the path has variables in a notation that is none of Postman's.
    var placeholders: [String] {
        request.path.raw.map { Decoding.pathSegment($0.text) }.filter(Placeholder.isOne)
    }
}
