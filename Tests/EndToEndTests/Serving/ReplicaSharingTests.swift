import ForeignTools
import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import TestSupport
import Testing

/// What is made at one replica is there at all (product section 11).
@Suite(.enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"))
final class ReplicaSharingTests {
    private let folder: TestFolder
    private let redisPort = "\(FreePort.take())"
    private var redis: StartedProgram
    private var folders: [TestFolder] = []

    init() throws {
        folder = try TestFolder()
        redis = try Self.store(redisPort, in: folder)
    }

    private static func store(_ port: String, in folder: TestFolder) throws -> StartedProgram {
        try StartedProgram(
            ["redis-server", "--port", port, "--save", "", "--appendonly", "yes", "--appendfsync", "always"],
            of: URL(filePath: "/usr/bin/env"), in: folder.url)
    }

    private func replica() async throws -> ServedProgram {
        let folder = try TestFolder()
        folders.append(folder)
        try folder.writeCollection("files")
        return try await ServedProgram(
            ["files.postman_collection.json", "--shared", "redis://127.0.0.1:\(redisPort)", "--admin-port", "0"],
            in: folder)
    }

    private func end(_ replicas: [ServedProgram]) async throws {
        for replica in replicas {
            replica.program.signal(SIGTERM)
            #expect(try await replica.program.finish().status == 0)
        }
        redis.signal(SIGTERM)
        _ = try await redis.finish()
    }

    private static func ask(
        _ adminPort: Int?, _ method: String, _ target: String, _ body: String = "", key: String? = nil
    ) async throws -> (status: Int, json: JSONValue) {
        var headers: HeaderList = body.isEmpty ? [:] : ["Content-Type": "application/json"]
        if let key { headers.append("X-API-Key", key) }
        let call = Call(method: method, target: target, headers: headers, body: Array(body.utf8))
        let reply = try await ServedProgram.send(call, to: try #require(adminPort))
        return (reply.status, try JSONDocument.parse(reply.body).root)
    }

    private static let collection = """
        {"collection": {"info": {"name": "Made",
          "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
          "item": [{"name": "y", "request": {"method": "GET", "url": "{{u}}/y"}, "response": [
            {"name": "Y", "originalRequest": {"method": "GET", "url": "{{u}}/y"}, "code": 200, "body": "made"}]}]}}
        """

    /// A private mock, and a key that opens it.
    private func make(at replica: ServedProgram) async throws -> (mock: String, key: String, fingerprint: String) {
        let made = try await Self.ask(replica.adminPort, "POST", "/collections", Self.collection)
        let uid = try #require(made.json["collection"]?["uid"]?.string)
        let mock = try await Self.ask(
            replica.adminPort, "POST", "/mocks",
            #"{"mock": {"name": "Made", "collection": "\#(uid)", "private": true}}"#)
        let key = try await Self.ask(replica.adminPort, "POST", "/keys", #"{"key": {"user": "ada"}}"#)
        return (
            try #require(mock.json["mock"]?["id"]?.string), try #require(key.json["key"]?["secret"]?.string),
            try #require(key.json["key"]?["fingerprint"]?.string)
        )
    }

    @Test func whatOneReplicaMakesAllServe() async throws {
        let (a, b) = (try await replica(), try await replica())
        let made = try await make(at: a)
        #expect(try await a.get("/made/y", ["X-API-Key": made.key]).status == 200)
        #expect(try await b.waits { try await b.get("/made/y", ["X-API-Key": made.key]).status == 200 })
        #expect(try await b.get("/made/y").status == 401)
        // The API of each knows at once what another has just done.
        let other = try await Self.ask(a.adminPort, "POST", "/keys", #"{"key": {"user": "ada"}}"#, key: made.key)
        let second = try #require(other.json["key"]?["secret"]?.string)
        let fingerprint = try #require(other.json["key"]?["fingerprint"]?.string)
        #expect(try await b.waits { try await b.get("/made/y", ["X-API-Key": second]).status == 200 })
        let revoked = try await Self.ask(b.adminPort, "DELETE", "/keys/\(fingerprint)", key: made.key)
        #expect(revoked.status == 200 && revoked.json["inForceEverywhere"]?.bool == true)
        // No waiting: it is in force before it is answered.
        for replica in [a, b] { #expect(try await replica.get("/made/y", ["X-API-Key": second]).status == 401) }
        let down = try await Self.ask(
            b.adminPort, "POST", "/mocks/\(made.mock)/server-responses",
            #"{"serverResponse": {"name": "Down", "statusCode": 503}}"#, key: made.key)
        let id = try #require(down.json["id"]?.string)
        let changed = try await Self.ask(
            a.adminPort, "PUT", "/mocks/\(made.mock)", #"{"mock": {"config": {"serverResponseId": "\#(id)"}}}"#,
            key: made.key)
        #expect(changed.status == 200)
        #expect(try await b.waits { try await b.get("/made/y", ["X-API-Key": made.key]).status == 503 })
        // One that comes later has all of it.
        let c = try await replica()
        #expect(try await c.get("/made/y", ["X-API-Key": made.key]).status == 503)
        #expect(try await Self.ask(c.adminPort, "DELETE", "/mocks/\(made.mock)", key: made.key).status == 200)
        for replica in [a, b] {
            #expect(try await replica.waits { try await replica.get("/made/y").status == 404 })
        }
        try await end([a, b, c])
    }

    /// A replica that is killed does not say that it takes a key no longer.
    @Test func aDeadReplicaHoldsARevocationUpForSecondsOnly() async throws {
        let (a, b) = (try await replica(), try await replica())
        let made = try await make(at: a)
        #expect(try await b.waits { try await b.get("/made/y", ["X-API-Key": made.key]).status == 200 })
        b.program.signal(SIGSTOP)
        let revoked = try await Self.ask(a.adminPort, "DELETE", "/keys/\(made.fingerprint)", key: made.key)
        #expect(revoked.json["inForceEverywhere"]?.bool == true)
        // It cannot have taken it over, and takes the key all the same no more.
        b.program.signal(SIGCONT)
        #expect([401, 503].contains(try await b.get("/made/y", ["X-API-Key": made.key]).status))
        try await end([a, b])
    }

    @Test func whileTheStoreIsAwayNoKeyIsTrusted() async throws {
        let a = try await replica()
        let made = try await make(at: a)
        redis.signal(SIGKILL)
        _ = try await redis.finish()
        #expect(try await a.waits { try await a.get("/made/y", ["X-API-Key": made.key]).status == 503 })
        #expect(try await a.get("/made/y").headers["retry-after"] == "1")
        #expect(try await Self.ask(a.adminPort, "GET", "/mocks", key: made.key).status == 503)
        #expect(try await a.get("/x").status == 200)
        #expect(try await Self.ask(a.adminPort, "GET", "/health").json["status"]?.string == "warn")
        redis = try Self.store(redisPort, in: folder)
        #expect(try await a.waits { try await a.get("/made/y", ["X-API-Key": made.key]).status == 200 })
        #expect(try await Self.ask(a.adminPort, "GET", "/mocks", key: made.key).status == 200)
        try await end([a])
    }

    @Test func nothingIsLostWhereReplicasMakeAtTheSameTime() async throws {
        let replicas = [try await replica(), try await replica(), try await replica()]
        let made = try await make(at: replicas[0])
        let collection = try await Self.ask(replicas[0].adminPort, "GET", "/collections", key: made.key)
        let uid = try #require(
            collection.json["collections"]?.elements.first { $0["name"]?.string == "Made" }?["uid"]?.string)
        let ports = replicas.map(\.adminPort)
        let statuses = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for number in 0..<24 {
                group.addTask {
                    let port = ports[number % 3]
                    let key = try await Self.ask(port, "POST", "/keys", #"{"key": {"user": "ada"}}"#, key: made.key)
                    // A name that all want.
                    let mock = try await Self.ask(
                        port, "POST", "/mocks", #"{"mock": {"name": "Same", "collection": "\#(uid)"}}"#,
                        key: made.key)
                    return (key.status, mock.status)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0.0 == 200 })
        #expect(statuses.count { $0.1 == 200 } == 1)
        for replica in replicas {
            let keys = try await Self.ask(replica.adminPort, "GET", "/keys", key: made.key).json["keys"]
            #expect(keys?.elements.count { _ in true } == 25)
            #expect(try await replica.waits { try await replica.get("/same/y", ["X-API-Key": made.key]).status == 200 })
        }
        try await end(replicas)
    }

    @Test func theCallLogIsOne() async throws {
        let (a, b) = (try await replica(), try await replica())
        for replica in [a, b, a] { #expect(try await replica.get("/x").status == 200) }
        let mocks = try await Self.ask(a.adminPort, "GET", "/mocks")
        let id = try #require(mocks.json["mocks"]?.elements.first { _ in true }?["id"]?.string)
        for replica in [a, b] {
            let isThere = try await replica.waits {
                try await Self.ask(replica.adminPort, "GET", "/mocks/\(id)/call-logs").json["call-logs"]?.elements.count
                { _ in
                    true
                }
                    == 3
            }
            #expect(isThere)
        }
        let page = try await b.admin("GET", "/page/calls/3")
        #expect(page.status == 200)
        try await end([a, b])
    }
}
