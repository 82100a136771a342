import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import TestSupport
import Testing

/// Bodies that no client should send: each gets a JSON error that names what is wrong, and changes nothing.
struct HostileBodyTests {
    private struct Attack {
        var path: String
        var body: [UInt8]
        var status = 400
        var method = "POST"

        init(_ path: String, _ body: String, status: Int = 400, method: String = "POST") {
            self.init(path, Array(body.utf8), status: status, method: method)
        }

        init(_ path: String, _ body: [UInt8], status: Int = 400, method: String = "POST") {
            self.path = path
            self.body = body
            self.status = status
            self.method = method
        }
    }

    @Test func areRefusedAndChangeNothing() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        let api = try APIClient(served)
        let collection = try await api.makeCollection()
        let made = try await api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(collection)","name":"Mine"}}"#)
        let id = try #require(made["mock"]?["id"]?.string)
        let before = try await api.ok("GET", "/mocks")
        for attack in attacks(collection: collection, mock: id) {
            let reply = try await api.reply(attack.method, attack.path, attack.body)
            let shown = "\(attack.method) \(attack.path) \(String(decoding: attack.body.prefix(80), as: UTF8.self))"
            #expect(reply.status == attack.status, "\(shown): \(String(decoding: reply.body, as: UTF8.self))")
            let error = try JSONDocument.parse(reply.body).root["error"]
            #expect(error?["name"]?.string?.isEmpty == false, "\(shown)")
            #expect(error?["message"]?.string?.isEmpty == false, "\(shown)")
        }
        #expect(try await api.ok("GET", "/mocks").sourceBytes == before.sourceBytes)
        #expect(try await api.reply("GET", "/health").status == 200)
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }

    private func attacks(collection: String, mock id: String) -> [Attack] {
        let mock = "/mocks/\(id)"
        let deep = String(repeating: "[", count: 100_000)
        let uid = #""collection":"\#(collection)""#
        return [
            Attack("/mocks", ""), Attack("/mocks", "{"), Attack("/mocks", "null"), Attack("/mocks", "[]"),
            Attack("/mocks", deep), Attack("/mocks", #"{"mock":"# + deep), Attack("/mocks", [0xFF, 0xFE, 0x00]),
            Attack("/mocks", [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
            Attack("/mocks", #"{"mock":{\#(uid)}} trailing"#),
            Attack("/mocks", "collection=\(collection)&private=true"),
            Attack("/mocks", #"{"mock":{\#(uid),"name":{}}}"#),
            Attack("/mocks", #"{"mock":{\#(uid),"private":"yes"}}"#),
            Attack("/mocks", #"{"mock":{\#(uid),"environment":7}}"#),
            Attack("/mocks", #"{"mock":{\#(uid),"environment":"1-none"}}"#),
            Attack("/mocks", #"{"mock":{"collection":"../../etc/passwd"}}"#),
            Attack("/mocks", #"{"mock":{"collection":"1-../../etc/passwd"}}"#),
            Attack("/mocks", #"{"mock":{\#(uid),"name":"Files"}}"#),
            Attack(mock, #"{"mock":{"name":""}}"#, method: "PUT"),
            Attack(mock, #"{"mock":{"name":"Files"}}"#, method: "PUT"),
            Attack(mock, #"{"mock":{"collection":"1-none"}}"#, method: "PUT"),
            Attack(mock, #"{"mock":{"config":{"serverResponseId":"none"}}}"#, status: 404, method: "PUT"),
            Attack(mock, #"{"mock":{"config":"x"}}"#, method: "PUT"),
            Attack("\(mock)/server-responses", #"{"serverResponse":{"name":"n","statusCode":1e99}}"#),
            Attack("\(mock)/server-responses", #"{"serverResponse":{"name":"n","statusCode":"503"}}"#),
            Attack("\(mock)/server-responses", #"{"serverResponse":{"name":"n","statusCode":-500}}"#),
            Attack(
                "\(mock)/server-responses", #"{"serverResponse":{"name":"n","statusCode":500,"headers":{"a":"b"}}}"#),
            Attack(
                "\(mock)/server-responses",
                #"{"serverResponse":{"name":"n","statusCode":500,"headers":[{"key":"X","value":"a\nB: c"}]}}"#
            ),
            Attack("\(mock)/server-responses", #"{"serverResponse":{"name":"n","statusCode":500,"language":"cobol"}}"#),
            Attack("/mocks/..%2F..%2Fetc%2Fpasswd", "{}", status: 404, method: "PUT"),
            Attack("/mocks/%00", "", status: 404, method: "DELETE"),
            Attack("/collections", #"{"collection":{}}"#), Attack("/collections", #"{"collection":[1]}"#),
            Attack("/collections", #"{"collection":{"info":5,"item":{}}}"#),
            Attack("/environments", #"{"environment":{"name":5,"values":"x"}}"#),
            Attack("/environments", #"{"environment":{}}"#),
            Attack("/workspaces/none", "", status: 404, method: "GET"),
            Attack("/mocks", Array(repeating: UInt8(ascii: " "), count: 2 << 20)),
        ]
    }

    @Test func aBodyIsReadWhateverItsContentTypeSays() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        let api = try APIClient(served)
        let reply = try await api.reply(
            "POST", "/collections", Array(APIClient.collection.utf8), type: "application/x-www-form-urlencoded")
        #expect(reply.status == 200)
        served.program.signal(SIGTERM)
        _ = try await served.program.finish()
    }

    @Test func aHugeBodyIsRefusedByItsLength() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        let client = HTTPClient(host: "127.0.0.1", port: try #require(served.adminPort))
        defer { client.close() }
        let head = "POST /collections HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n"
        #expect(try await client.send(bytes: Array(head.utf8)).reply.status == 413)
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }
}
