import HTTPMessage
import HTTPWire
import PostmanModel
import Testing

/// Asks the control plane of a running `mockcheck serve` as Postman's own clients do.
struct APIClient {
    static let collection = """
        {"collection":{
         "info":{"name":"Made","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"List","request":{"method":"GET","url":"{{url}}/orders"},"response":[
          {"name":"Two","originalRequest":{"method":"GET","url":"{{url}}/orders"},"code":200,"body":"{{word}}"}]}]}}
        """

    let port: Int
    let key: String?

    init(_ served: ServedProgram, key: String? = nil) throws {
        port = try #require(served.adminPort)
        self.key = key
    }

    func reply(
        _ method: String, _ path: String, _ body: [UInt8] = [], type: String = "application/json"
    ) async throws -> Reply {
        var headers: HeaderList = ["Content-Type": type]
        if let key { headers.append("x-api-key", key) }
        return try await ServedProgram.send(
            Call(method: method, target: path, headers: headers, body: body), to: port)
    }

    /// The JSON of an answer that must be 200.
    func ok(_ method: String, _ path: String, _ body: String = "") async throws -> JSONValue {
        let reply = try await reply(method, path, Array(body.utf8))
        try #require(reply.status == 200, "\(method) \(path): \(String(decoding: reply.body, as: UTF8.self))")
        return try JSONDocument.parse(reply.body).root
    }

    /// Makes a collection and answers its uid.
    func makeCollection() async throws -> String {
        let made = try await ok("POST", "/collections", Self.collection)
        return try #require(made["collection"]?["uid"]?.string)
    }
}
