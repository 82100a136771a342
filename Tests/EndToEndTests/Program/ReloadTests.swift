import Foundation
import HTTPMessage
import HTTPWire
import Synchronization
import Testing

/// Files that change below a running `mockcheck serve` (product S-6).
struct ReloadTests {
    /// A served folder with two mocks: one that is edited, one that is let be.
    private final class Scene {
        let folder = try? TestFolder()
        let program: StartedProgram
        let port: Int

        init() async throws {
            let folder = try #require(folder)
            try folder.writeCollection("Edited", body: "0")
            try folder.writeCollection("Other", body: "other")
            program = try StartedProgram(
                ["serve", ".", "--port", "0", "--admin-port", "0", "--ready-file", "ready"], in: folder.url)
            try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
            let ready = try String(contentsOfFile: folder.path("ready"), encoding: .utf8)
            let match = try #require(ready.firstMatch(of: /"url":"http:..127\.0\.0\.1:(\d+)/))
            port = try #require(Int(match.output.1))
        }

        func edit(_ body: String) throws { try folder?.writeCollection("Edited", body: body) }

        /// Puts a text where the edited collection was, in place, so that a reader may see half of it.
        func overwrite(_ text: String) throws { try folder?.write(text, to: "Edited.postman_collection.json") }

        func reply(_ target: String) async throws -> Reply {
            let prober = Prober(host: "127.0.0.1", port: port)
            defer { prober.close() }
            return try await prober.send(Call(method: "GET", target: target)).reply
        }

        /// How often a change was not taken over.
        var refusals: Int { program.errorsSoFar.ranges(of: "the mock stays as it was before the change").count }

        func waits(until isTrue: () async throws -> Bool) async throws -> Bool {
            let end = Date(timeIntervalSinceNow: 30)
            while Date() < end {
                if try await isTrue() { return true }
                try await Task.sleep(for: .milliseconds(20))
            }
            return false
        }

        func waits(for body: String, at target: String = "/edited/x") async throws -> Bool {
            try await waits { try await reply(target).body == Array(body.utf8) }
        }

        func waits(forError text: String) async throws -> Bool {
            try await waits { program.errorsSoFar.contains(text) }
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
                for client in 0..<8 {
                    group.addTask {
                        var load = Load()
                        let prober = Prober(host: "127.0.0.1", port: port)
                        defer { prober.close() }
                        let target = client == 0 ? "/other/x" : "/edited/x"
                        while isOngoing() || load.requests < count / 8 { await load.ask(prober, target) }
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

        private mutating func ask(_ prober: Prober, _ target: String) async {
            requests += 1
            do {
                let reply = try await prober.send(Call(method: "GET", target: target)).reply
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
        let port = scene.port
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
                #expect(try await scene.waits { scene.refusals > refusals })
                try scene.overwrite("")
            }
            expected.insert("mended")
            try scene.edit("mended")
            #expect(try await scene.waits(for: "mended"))
            editing.end()
            let load = try await group.next() ?? Load()
            print(
                "reload: \(load.requests) requests, \(load.failures.count) failed, \(load.bodies.count) versions seen")
            #expect(load.requests >= 10_000)
            #expect(load.failures == [])
            // Nothing but whole versions was seen, and every one of them was.
            #expect(load.bodies == expected)
        }
        scene.program.signal(SIGTERM)
        let run = try await scene.program.finish()
        #expect(run.status == 0)
        #expect(run.errors.contains("Edited.postman_collection.json: mended"))
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
        let folder = try #require(scene.folder)
        try folder.writeCollection("Later", body: "later")
        #expect(try await scene.waits(for: "later", at: "/later/x"))
        try FileManager.default.removeItem(atPath: folder.path("Edited.postman_collection.json"))
        #expect(try await scene.waits(forError: "Edited.postman_collection.json is gone"))
        #expect(try await scene.reply("/edited/x").status == 400)
        #expect(try await scene.reply("/other/x").status == 200)
        // The address is the same when the file is back.
        try scene.edit("back")
        #expect(try await scene.waits(for: "back"))
        let ready = try String(contentsOfFile: folder.path("ready"), encoding: .utf8)
        #expect(ready.contains("\"slug\":\"later\""))
    }

    @Test func aManifestIsFollowedAndABrokenOneIsNot() async throws {
        let scene = try await Scene()
        let folder = try #require(scene.folder)
        let entry = "mocks:\n  - { name: Renamed, collection: Edited.postman_collection.json, private: true }\n"
        try folder.write(entry + "nonsense: 1\n", to: "mockcheck.yaml")
        #expect(try await scene.waits(forError: "mockcheck.yaml:3:1: error: unknown key 'nonsense'"))
        #expect(try await scene.reply("/edited/x").status == 200)
        try folder.write(entry, to: "mockcheck.yaml")
        #expect(try await scene.waits(forError: "mended"))
        // It keeps its address, and is private now.
        #expect(try await scene.reply("/edited/x").status == 401)
    }
}
