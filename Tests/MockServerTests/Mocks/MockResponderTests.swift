import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Testing

struct MockResponderTests {
    private func reply(_ target: String, explains: Bool, profile: Profile = .current) async -> Reply {
        let location = SourceLocation(file: "a.json")
        let request = SavedRequest(url: SavedURL(path: "/users/1"))
        let example = Example(id: "e 1", name: "Ada & co", request: request, location: location)
        let item = RequestItem(name: "Get", request: request, examples: [example], location: location)
        var configuration = MockConfiguration(name: "A")
        configuration.profile = profile
        let mock = Mock(
            collection: Collection(file: "a.json", format: .v21, name: "A", requests: [item]),
            configuration: configuration)
        let responder = MockResponder(
            mock: mock,
            answering: Answering(time: SystemTime(), randomness: CallRandomness(seed: 1), explains: explains))
        return await responder.respond(to: Call(method: "GET", target: target)).completed.reply
    }

    @Test func saysWhichExampleAnswersOnlyWhenAsked() async {
        let explained = await reply("/users/1/", explains: true)
        #expect(explained.headers["x-mockcheck-example"] == "Ada%20&%20co; id=e%201")
        #expect(explained.headers["x-mockcheck-score"] == "95.0; step=b")
        #expect(await !reply("/users/1/", explains: false).headers.contains("x-mockcheck-example"))
    }

    @Test(arguments: Profile.allCases)
    func saysWhatCameClose(profile: Profile) async throws {
        let explained = await reply("/usr/1", explains: true, profile: profile)
        let error = try #require(JSONDocument.parse(explained.body).root["error"])
        #expect(error["name"]?.string == "mockRequestNotFoundError")
        #expect((error["header"] == nil) == (profile == .classic))
        let misses = error["nearMisses"].map { $0.elements.compactMap(\.string) } ?? []
        #expect(misses == ["GET /users/1 ('Ada & co'): the path differs in 2 characters; request /users/1"])
        let plain = await reply("/usr/1", explains: false)
        #expect(!String(decoding: plain.body, as: UTF8.self).contains("nearMisses"))
    }

    /// The first call that nothing matches has the paths of the collection put in order, which an event loop does not wait
    /// for; from then on most are explained at once, in the same words.
    @Test func explainsAtOnceWhatItExplainedBefore() async {
        let paths = ["/users/1", "/users", "/user", "/orders/1", "/orders/2", "/orders"]
        let location = SourceLocation(file: "a.json")
        let items = paths.map { path in
            let request = SavedRequest(url: SavedURL(path: path))
            let example = Example(id: path, name: path, request: request, location: location)
            return RequestItem(name: path, request: request, examples: [example], location: location)
        }
        let mock = Mock(
            collection: Collection(file: "a.json", format: .v21, name: "A", requests: items),
            configuration: MockConfiguration(name: "A"))
        let responder = MockResponder(
            mock: mock,
            answering: Answering(time: SystemTime(), randomness: CallRandomness(seed: 1), explains: true))
        let call = Call(method: "GET", target: "/usr/1")
        let first = responder.respond(to: call)
        #expect(first.later != nil)
        let explained = await first.completed.reply
        let second = responder.respond(to: call)
        #expect(second.later == nil)
        #expect(second.reply == explained)
        // A selector may take many tries to explain.
        let selecting = Call(method: "GET", target: "/usr/1", headers: ["x-mock-response-code": "404"])
        #expect(responder.respond(to: selecting).later != nil)
    }
}
