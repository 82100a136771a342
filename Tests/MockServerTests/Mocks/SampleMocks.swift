import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel

/// Mocks of one example, `GET /x`, whose body is a given text.
enum SampleMocks {
    static func definition(_ name: String, body: String, path: String = "/x") -> MockDefinition {
        let location = SourceLocation(file: "\(name).json")
        let request = SavedRequest(url: SavedURL(path: path))
        let example = Example(id: "e", name: "X", request: request, body: Array(body.utf8), location: location)
        let item = RequestItem(name: "Get", request: request, examples: [example], location: location)
        return MockDefinition(
            collection: Collection(file: "\(name).json", format: .v21, name: name, requests: [item]),
            configuration: MockConfiguration(name: name))
    }

    static func mock(
        _ name: String, body: String, isAtRoot: Bool = false, account: Account = Account()
    ) -> ServedMock {
        ServedMock(
            id: "id-\(name)", slug: Slug.make(from: name), isAtRoot: isAtRoot, origin: .created,
            definition: definition(name, body: body), account: account)
    }

    static func answering(explains: Bool = false) -> Answering {
        Answering(time: SystemTime(), randomness: CallRandomness(seed: 1), explains: explains)
    }
}

extension Response {
    /// What a listener sends: this response, or the one that comes later in its place.
    var completed: Response {
        get async {
            guard let later else { return self }
            let next = await withCheckedContinuation { continuation in
                later(LateResponse { continuation.resume(returning: $0) })
            }
            return await next.completed
        }
    }
}
