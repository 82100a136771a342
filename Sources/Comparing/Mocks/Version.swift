import HTTPMessage
import MockCore
import PostmanModel

/// A version of a mock that answers, without what has nothing to do with its examples: nobody is refused.
struct Version: Sendable {
    /// Where an example stands.
    struct Site: Sendable {
        let item: Int
        let hasStoredID: Bool
        let location: SourceLocation
    }

    let collection: Collection
    let examples: [ServedExample]
    /// By the numbers of the examples.
    let sites: [Site]
    private let mock: Mock

    /// - Parameter cors: the mode of both versions; what a change of it does is said once, not at each answer.
    init(_ version: ComparedMock, cors: CORSMode) {
        collection = version.collection
        var configuration = MockConfiguration(name: version.name)
        configuration.profile = version.configuration.profile
        configuration.matching = version.configuration.matching
        configuration.typesFromLanguage = version.configuration.typesFromLanguage
        configuration.cors = cors
        mock = Mock(
            collection: version.collection, environment: version.environment, configuration: configuration)
        examples = mock.servedExamples
        sites = version.collection.requests.enumerated().flatMap { item, request in
            request.examples.map { Site(item: item, hasStoredID: $0.hasStoredID, location: $0.location) }
        }
    }

    func answeringExample(of call: Call) -> AnsweringExample? { mock.answeringExample(of: call) }

    /// The answer at a moment that is always the same one; dynamic variables depend on the seed alone.
    func reply(to call: Call, seed: UInt64) -> Reply {
        var random = FixedRandom(state: seed)
        return mock.answer(call, at: Timestamp(milliseconds: 1_700_000_000_000), using: &random).reply
    }

    /// `Get user: Not found`, or only one of them where both are the same.
    func label(of number: Int) -> String {
        let request = collection.requests[sites[number].item].name
        let name = examples[number].name
        return request.isEmpty || request == name ? name : "\(request): \(name)"
    }

    var file: SourceLocation { SourceLocation(file: collection.file) }
}

/// The same numbers each time.
private struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
