import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

/// The same API in v1, v2.0, v2.1 and both layouts of v3 is the same mock.
struct FormatParityTests {
    enum Format: String, CaseIterable, Sendable {
        case v1, v20, v21, v3, v3Older

        /// What an example of a pure v3 file cannot hold: a request body of its own (B-1.11).
        var keepsExampleBodies: Bool { self != .v3 }
    }

    private static let root = SampleAPI.root

    func reading(_ format: Format, of root: SampleAPI.Folder = root) throws -> Reading {
        switch format {
        case .v1: try json(V1Writer.collection(root))
        case .v20: try json(V2Writer(isV21: false).collection(root))
        case .v21: try json(V2Writer(isV21: true).collection(root))
        case .v3: try TemporaryTree(V3Writer.files(root, isOlder: false)).reading()
        case .v3Older: try TemporaryTree(V3Writer.files(root, isOlder: true)).reading()
        }
    }

    private func json(_ object: JSONFormats.Object) throws -> Reading {
        DocumentReader().read(try JSONFormats.text(object), file: "shop.json")
    }

    /// A request with where it stands.
    private struct Placed {
        var folders: [String]
        var variables: [Variable]
        var request: SampleAPI.Request
    }

    private static let expected = placed(root, folders: [], variables: [])

    private static func placed(_ folder: SampleAPI.Folder, folders: [String], variables: [Variable]) -> [Placed] {
        folder.folders.flatMap { inner in
            placed(inner, folders: folders + [inner.name], variables: inner.variables.reversed() + variables)
        } + folder.requests.map { Placed(folders: folders, variables: variables, request: $0) }
    }

    @Test(arguments: Format.allCases)
    func theModelIsTheSame(format: Format) throws {
        let reading = try reading(format)
        let collection = try reading.collection()
        let formats: [Format: Collection.Format] = [.v1: .v1, .v20: .v20, .v21: .v21]
        #expect(collection.format == formats[format] ?? .v3)
        #expect(collection.name == "Shop")
        #expect(collection.variables == Self.root.variables)
        #expect(collection.description == Self.root.description)
        #expect(collection.folderDescriptions.map(\.path) == [["Users"]])
        #expect(collection.folderDescriptions.map(\.text) == ["Who \"buys\""])
        #expect(collection.requests.map(\.description) == Self.expected.map(\.request.description))
        #expect(collection.leftOutExampleCount == 0)
        #expect(collection.requests.map(\.name) == Self.expected.map(\.request.name))
        for (item, expected) in zip(collection.requests, Self.expected) {
            #expect(item.folders == expected.folders)
            #expect(item.variables == expected.variables)
            #expect(item.request == expected.request.request)
            #expect(item.examples.map(\.name) == expected.request.examples.map(\.name))
            for (example, saved) in zip(item.examples, expected.request.examples) {
                var request = saved.request(of: expected.request.request)
                if !format.keepsExampleBodies {
                    request.body = expected.request.request.body
                    // A switched-off parameter is not part of a URL's text.
                    request.url.query = request.url.query.filter(\.isEnabled)
                }
                #expect(example.request == request)
                #expect(example.code == saved.code)
                #expect(example.headers == saved.headers)
                #expect(example.body == Array(saved.text.utf8))
                #expect(example.previewLanguage == saved.language)
            }
        }
    }

    @Test(arguments: Format.allCases)
    func nothingIsWrongWithIt(format: Format) throws {
        let rules = try reading(format).findings.map(\.rule)
        switch format {
        case .v1: #expect(rules == ["order-unknown-id"])
        // An example of a request with headers, a body or path variables takes them from there (B-12.27).
        case .v3: #expect(rules == Array(repeating: "example-request-completed", count: 9))
        case .v20, .v21, .v3Older: #expect(rules == [])
        }
    }

    /// An answer without what depends on ids.
    private struct Seen: Equatable {
        var status: Int
        var body: String
        var type: String?
        var example: String?
    }

    private func seen(_ mock: Mock, _ call: Call) -> Seen {
        var random = SystemRandomNumberGenerator()
        let answer = mock.answer(call, at: Timestamp(milliseconds: 0), using: &random)
        var name: String?
        if case .matched(let example) = answer.outcome { name = example.name }
        return Seen(
            status: answer.reply.status, body: String(decoding: answer.reply.body, as: UTF8.self),
            type: answer.reply.headers["content-type"], example: name)
    }

    private func mock(_ format: Format) throws -> Mock {
        Mock(
            collection: try reading(format).collection(), configuration: MockConfiguration(name: "Shop"),
            account: Account(quota: Quota()))
    }

    private static let json: HeaderList = ["Content-Type": "application/json"]
    private static let calls: [(Call, String?)] = [
        (Call(method: "GET", target: "/v1/users/1/profile", headers: [:]), "Found"),
        (Call(method: "GET", target: "/v1/users/7/profile", headers: [:]), "Found"),
        (
            Call(method: "GET", target: "/v1/users/1/profile", headers: ["x-mock-response-code": "404"]), "Missing"
        ),
        (Call(method: "GET", target: "/v1/users/1/profile", headers: ["x-mock-response-name": "Any"]), "Any"),
        (Call(method: "GET", target: "/v1/users?active=true&page=1", headers: [:]), "First page"),
        (Call(method: "GET", target: "/v1/users?active=true&page=2", headers: [:]), "Second page"),
        (Call(method: "GET", target: "/v1/users/carol", headers: [:]), "Any"),
        (Call(method: "PUT", target: "/v1/files", headers: [:]), "Stored"),
        (Call(method: "POST", target: "/v1/import", headers: [:]), "From file"),
        (Call(method: "POST", target: "/v1/notes", headers: [:]), "As text"),
        (
            Call(
                method: "POST", target: "/v1/sessions",
                headers: ["Content-Type": "application/json", "x-mock-match-request-body": "true"],
                body: Array(#"{ "user" : "ada" }"#.utf8)), "Created"
        ),
        (
            Call(
                method: "POST", target: "/v1/refresh",
                headers: ["Content-Type": "application/x-www-form-urlencoded", "x-mock-match-request-body": "true"],
                body: Array("scope=all&token=a+b".utf8)), "Refreshed"
        ),
        (
            Call(
                method: "POST", target: "/v1/graphql",
                headers: ["Content-Type": "application/json", "x-mock-match-request-body": "true"],
                body: Array(#"{"variables":{"id":1},"query":"query  { user }"}"#.utf8)), "Answered"
        ),
        (Call(method: "GET", target: "/v1/search", headers: [:]), nil),
        (Call(method: "GET", target: "/nothing/of/that", headers: [:]), nil),
    ]

    @Test(arguments: Format.allCases)
    func theMockAnswersAlike(format: Format) throws {
        let mock = try mock(format)
        let reference = try self.mock(.v21)
        for (call, example) in Self.calls {
            let answer = seen(mock, call)
            #expect(answer.example == example, "\(call.method) \(call.target)")
            #expect(answer == seen(reference, call), "\(call.method) \(call.target)")
        }
    }

    /// Both examples of a pure v3 collection have their parent's body, so that this one finds none (B-1.11, 12.27).
    @Test(arguments: Format.allCases)
    func aBodyOfTheExamplesOwnIsWhatPureV3CannotSay(format: Format) throws {
        let call = Call(
            method: "POST", target: "/v1/sessions",
            headers: ["Content-Type": "application/json", "x-mock-match-request-body": "true"],
            body: Array(#"{"user":"eve"}"#.utf8))
        #expect(seen(try mock(format), call).example == (format.keepsExampleBodies ? "Refused" : nil))
    }
}
