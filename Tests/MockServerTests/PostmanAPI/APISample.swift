import HTTPMessage
import HTTPWire
import MockCore
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// The API before one mock that is read from files, and a library in memory.
struct APISample {
    struct Refusal: Equatable {
        var status: Int
        var name: String
        var message: String

        init(_ status: Int, _ name: String, _ message: String) {
            self.status = status
            self.name = name
            self.message = message
        }
    }

    static let collection = """
        {"collection":{
         "info":{"name":"Made","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"x","request":{"method":"GET","url":"{{u}}/x"},"response":[
          {"name":"X","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"body":"{{word}}"}]}]}}
        """

    private let plane: ControlPlane
    let created: CreatedMocks
    let calls: CallLog
    let registry: MockRegistry
    let responder: RegistryResponder

    /// - Parameters:
    ///   - people: those of a manifest.
    ///   - secret: whose a private mock of another file is, and with whom it is shared; nil for no such mock.
    init(people: [Person] = [], secret: Ownership? = nil) {
        registry = MockRegistry()
        let account = Account()
        let files = MockDefinition(
            collection: Collection(file: "files.json", format: .v21, name: "Files", requests: []),
            configuration: MockConfiguration(name: "Files"))
        registry.add(
            ServedMock(
                id: "files", slug: "files", origin: .files(key: "files.json"), definition: files, account: account))
        if let secret {
            var definition = files
            definition.name = "Secret"
            definition.collection = Collection(file: "secret.json", format: .v21, name: "Secret", requests: [])
            definition.environment = Environment(file: "secret-environment.json", name: "Secrets", variables: [])
            definition.configuration.ownership = secret
            definition.configuration.access = AccessRules(people: people).policy(for: secret)
            registry.add(
                ServedMock(
                    id: "secret", slug: "secret", origin: .files(key: "secret.json"), definition: definition,
                    account: account))
        }
        let time = SystemTime()
        // A library without a directory reads nothing that could be damaged.
        guard let library = try? Library(), let calls = try? CallLog() else { preconditionFailure("in memory") }
        self.calls = calls
        created = CreatedMocks(
            registry: registry, account: account, library: library, fileRules: AccessRules(people: people),
            common: MockConfiguration(name: ""), time: time)
        let api = PostmanAPI(created: created, calls: calls, base: "http://127.0.0.1:4010")
        plane = ControlPlane(routes: api.routes, guardian: RequestGuard())
        responder = RegistryResponder(
            registry: registry, answering: Answering(time: time, randomness: CallRandomness(seed: 1)),
            observers: [CallMetrics(), CallRecording(log: calls)])
    }

    func reply(_ method: String, _ path: String, _ body: String = "", key: String? = nil) -> Reply {
        var headers: HeaderList = ["Host": "127.0.0.1:4011", "Content-Type": "application/json"]
        if let key { headers.append("X-API-Key", key) }
        return plane.respond(
            to: Call(method: method, target: path, headers: headers, body: Array(body.utf8))
        ).reply
    }

    func ok(_ method: String, _ path: String, _ body: String = "", key: String? = nil) throws -> JSONValue {
        let reply = reply(method, path, body, key: key)
        try #require(reply.status == 200, "\(String(decoding: reply.body, as: UTF8.self))")
        return try JSONDocument.parse(reply.body).root
    }

    /// Nil where it is not an error in Postman's envelope.
    func error(_ method: String, _ path: String, _ body: String = "") -> Refusal? {
        let reply = reply(method, path, body)
        guard let error = try? JSONDocument.parse(reply.body).root["error"], let name = error["name"]?.string else {
            return nil
        }
        return Refusal(reply.status, name, error["message"]?.string ?? "")
    }

    /// Asks a mock by its id.
    func call(_ id: String, _ target: String, key: String? = nil) throws -> Reply {
        var headers: HeaderList = ["Host": "127.0.0.1"]
        if let key { headers.append("x-api-key", key) }
        return responder.respond(to: Call(method: "GET", target: "/\(id)\(target)", headers: headers)).reply
    }

    func addCollection() throws -> String {
        let made = try ok(
            "POST", "/collections", Self.collection)
        return try #require(made["collection"]?["uid"]?.string)
    }

    func addMock(of collection: String? = nil, environment: String? = nil) throws -> String {
        let uid = try collection ?? addCollection()
        let more = environment.map { #","environment":"\#($0)""# } ?? ""
        let made = try ok("POST", "/mocks", #"{"mock":{"collection":"\#(uid)"\#(more)}}"#)
        return try #require(made["mock"]?["id"]?.string)
    }
}
