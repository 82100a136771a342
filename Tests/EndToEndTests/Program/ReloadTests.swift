import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import Synchronization
import TestSupport
import Testing

/// Files that change below a running `mockcheck serve` (product S-6).
struct ReloadTests {
    /// A served folder with two mocks: one that is edited, one that is let be.
    private struct Scene {
        let folder: TestFolder
        let served: ServedProgram

        init() async throws {
            folder = try TestFolder()
            try folder.writeCollection("Edited", body: "0")
            try folder.writeCollection("Other", body: "other")
            served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        }

        func edit(_ body: String) throws { try folder.writeCollection("Edited", body: body) }

        /// Puts a text where the edited collection was, in place, so that a reader may see half of it.
        func overwrite(_ text: String) throws { try folder.write(text, to: "Edited.postman_collection.json") }

        /// How often a change was not taken over.
        var refusals: Int {
            served.program.errorsSoFar.ranges(of: "the mock stays as it was before the change").count
        }

        func waits(for body: String, at target: String = "/edited/x") async throws -> Bool {
            try await served.waits { try await served.get(target).body == Array(body.utf8) }
        }

        func waits(forError text: String) async throws -> Bool {
            try await served.waits { served.program.errorsSoFar.contains(text) }
        }
    }

    private final class Editing: Sendable {
        private let state = Mutex(true)

        var isOngoing: Bool { state.withLock { $0 } }
        func end() { state.withLock { $0 = false } }
    }

    /// Calls from several clients at once until they are told to stop; what came of them.
    private struct Load {
        var requests = 0
        var bodies: Set<String> = []
        var failures: [String] = []

        static func run(port: Int, atLeast count: Int, while isOngoing: @escaping @Sendable () -> Bool) async -> Load {
            await withTaskGroup(of: Load.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        var load = Load()
                        let client = HTTPClient(host: "127.0.0.1", port: port)
                        defer { client.close() }
                        let target = number == 0 ? "/other/x" : "/edited/x"
                        while isOngoing() || load.requests < count / 8 { await load.ask(client, target) }
                        return load
                    }
                }
                return await group.reduce(into: Load()) { sum, load in
                    sum.requests += load.requests
                    sum.bodies.formUnion(load.bodies)
                    sum.failures += load.failures
                }
            }
        }

        private mutating func ask(_ client: HTTPClient, _ target: String) async {
            requests += 1
            do {
                let reply = try await client.send(Call(method: "GET", target: target)).reply
                bodies.insert(String(decoding: reply.body, as: UTF8.self))
                if reply.status != 200 { failures.append("\(reply.status)") }
            } catch {
                failures.append("\(error)")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func noCallFailsWhileFilesAreReplacedBrokenAndMended() async throws {
        let scene = try await Scene()
        let editing = Editing()
        let port = scene.served.port
        let body = String(repeating: "long ", count: 2000)
        var expected: Set<String> = ["0", "other"]
        try await withThrowingTaskGroup(of: Load.self) { group in
            group.addTask { await Load.run(port: port, atLeast: 10_000) { editing.isOngoing } }
            defer { editing.end() }
            for version in 1...4 {
                let text = body + "\(version)"
                expected.insert(text)
                try scene.edit(text)
                #expect(try await scene.waits(for: text))
                let refusals = scene.refusals
                try scene.overwrite(String(Self.collection(body).prefix(3000)))
                #expect(try await scene.served.waits { scene.refusals > refusals })
                try scene.overwrite("")
            }
            expected.insert("fixed")
            try scene.edit("fixed")
            #expect(try await scene.waits(for: "fixed"))
            editing.end()
            let load = try await group.next() ?? Load()
            print(
                "reload: \(load.requests) requests, \(load.failures.count) failed, \(load.bodies.count) versions seen")
            #expect(load.requests >= 10_000)
            #expect(load.failures == [])
            // Nothing but whole versions was seen, and every one of them was.
            #expect(load.bodies == expected)
        }
        scene.served.program.signal(SIGTERM)
        let run = try await scene.served.program.finish()
        #expect(run.status == 0)
        #expect(run.errors.contains("Edited.postman_collection.json: fixed"))
    }

    private static func collection(_ body: String) -> String {
        """
        {"info":{"name":"Edited","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"Get x","request":{"method":"GET","url":"{{u}}/x"},"response":[
           {"originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"body":"\(body)"}]}]}
        """
    }

    @Test func newAndDeletedCollectionsAreNoticed() async throws {
        let scene = try await Scene()
        let folder = scene.folder
        try folder.writeCollection("Later", body: "later")
        #expect(try await scene.waits(for: "later", at: "/later/x"))
        try FileManager.default.removeItem(atPath: folder.path("Edited.postman_collection.json"))
        #expect(try await scene.waits(forError: "Edited.postman_collection.json is gone"))
        #expect(try await scene.served.get("/edited/x").status == 400)
        #expect(try await scene.served.get("/other/x").status == 200)
        // The address is the same when the file is back.
        try scene.edit("back")
        #expect(try await scene.waits(for: "back"))
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        #expect(ready.contains("\"slug\":\"later\""))
    }

    @Test func aManifestIsFollowedAndABrokenOneIsNot() async throws {
        let scene = try await Scene()
        let folder = scene.folder
        let entry = "mocks:\n  - { name: Renamed, collection: Edited.postman_collection.json, private: true }\n"
        try folder.write(entry + "nonsense: 1\n", to: "mockcheck.yaml")
        #expect(try await scene.waits(forError: "mockcheck.yaml:3:1: error: unknown key 'nonsense'"))
        #expect(try await scene.served.get("/edited/x").status == 200)
        try folder.write(entry, to: "mockcheck.yaml")
        #expect(try await scene.waits(forError: "fixed"))
        // It keeps its address, and is private now.
        #expect(try await scene.served.get("/edited/x").status == 401)
    }

    @Test func anEnvironmentIsFollowedAndNothingIsReadTwice() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good", body: "{{who}}")
        func writeEnvironment(_ value: String) throws {
            try folder.write(
                "{\"name\":\"E\",\"_postman_variable_scope\":\"environment\",\"values\":[{\"key\":\"who\",\"value\":\"\(value)\"}]}",
                to: "e.postman_environment.json")
        }
        try writeEnvironment("ada")
        let served = try await ServedProgram([".", "-e", "e.postman_environment.json"], in: folder)
        func answers(_ text: String) async throws -> Bool { try await served.get("/x").body == Array(text.utf8) }
        #expect(try await answers("ada"))
        try writeEnvironment("bob")
        #expect(try await served.waits { try await answers("bob") })
        try folder.write("{", to: "e.postman_environment.json")
        #expect(try await served.waits { served.program.errorsSoFar.contains("all mocks stay as they were") })
        #expect(try await answers("bob"))
        try writeEnvironment("eve")
        #expect(try await served.waits { try await answers("eve") })
        // One message for each change, none for files that stayed the same.
        #expect(served.program.errorsSoFar.ranges(of: "serves the new version").count == 2)
        #expect(served.program.errorsSoFar.ranges(of: "all mocks stay as they were").count == 1)
    }

    /// A key taken out of the manifest is revoked on the control plane and on mocks that were made there, with
    /// what was made with it, without a restart.
    @Test func aRevokedKeyIsOutOfForceEverywhere() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files", body: "x")
        func manifest(_ users: String) -> String {
            "users: [\(users)]\nmocks: [{ name: Files, collection: Files.postman_collection.json }]\n"
        }
        let ada = "{ name: ada, keySHA256: \"\(KeyDigest(ofKey: "ada-key").hexadecimal)\", role: admin }"
        let bob = "{ name: bob, keySHA256: \"\(KeyDigest(ofKey: "bob-key").hexadecimal)\" }"
        try folder.write(manifest("\(ada), \(bob)"), to: "mockcheck.yaml")
        let served = try await ServedProgram([".", "--admin-port", "0", "--state", "state"], in: folder)
        func ask(_ method: String, _ path: String, _ body: String = "", key: String) async throws -> Reply {
            let call = Call(method: method, target: path, headers: ["X-API-Key": key], body: Array(body.utf8))
            return try await ServedProgram.send(call, to: try #require(served.adminPort))
        }
        let made = try await ask("POST", "/keys", #"{"key":{}}"#, key: "bob-key")
        let minted = try #require(try JSONDocument.parse(made.body).root["key"]?["secret"]?.string)
        #expect(try await ask("GET", "/mocks", key: minted).status == 200)
        try folder.write(manifest(ada), to: "mockcheck.yaml")
        #expect(try await served.waits { try await ask("GET", "/mocks", key: "bob-key").status == 401 })
        #expect(try await ask("GET", "/mocks", key: minted).status == 401)
        served.program.signal(SIGTERM)
        _ = try await served.program.finish()
        let again = try await ServedProgram([".", "--admin-port", "0", "--state", "state"], in: folder)
        let call = Call(method: "GET", target: "/mocks", headers: ["X-API-Key": minted], body: [])
        #expect(try await ServedProgram.send(call, to: try #require(again.adminPort)).status == 401)
        again.program.signal(SIGTERM)
        _ = try await again.program.finish()
    }
}
