import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import TestSupport
import Testing

/// What `serve --state` has promised is there after any end of the process (product S-5).
struct StateTests {
    private static let collection =
        #"{"collection":{"info":{"name":"Made","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"name":"x","request":{"method":"GET","url":"{{u}}/x"},"response":[{"name":"X","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"body":"hi"}]}]}}"#

    /// A server on a state directory, and clients that ask it.
    private struct Server {
        let process: StartedProgram
        let ready: String
        let clients: Clients

        init(in folder: TestFolder) async throws {
            try? FileManager.default.removeItem(atPath: folder.path("ready.json"))
            let served = try await ServedProgram(
                ["files.postman_collection.json", "--state", "state", "--admin-port", "0", "--log-level", "warning"],
                in: folder)
            process = served.program
            ready = served.ready
            clients = Clients(
                mocks: HTTPClient(host: "127.0.0.1", port: served.port, maxConnections: 8),
                admin: HTTPClient(host: "127.0.0.1", port: try #require(served.adminPort)))
        }

        func end() async throws -> ProgramRun {
            process.signal(SIGTERM)
            return try await process.finish()
        }
    }

    private struct Clients: Sendable {
        let mocks: HTTPClient
        let admin: HTTPClient

        func api(_ method: String, _ path: String, _ body: String = "") async throws -> JSONValue {
            let call = Call(method: method, target: path, headers: HeaderList(), body: Array(body.utf8))
            let reply = try await admin.send(call).reply
            try #require(reply.status == 200, "\(String(decoding: reply.body, as: UTF8.self))")
            return try JSONDocument.parse(reply.body).root
        }

        func usage() async throws -> Int {
            let operations = try await api("GET", "/me")["operations"]?.elements.map { $0 } ?? []
            return try #require(operations.first { $0["name"]?.string == "mock_usage" }?["usage"]?.integer)
        }

        func mockIDs() async throws -> Set<String> {
            let mocks = try await api("GET", "/mocks")["mocks"]?.elements.map { $0 } ?? []
            return Set(mocks.compactMap { $0["id"]?.string })
        }

        /// Asks and makes mocks until the server is gone.
        ///
        /// - Returns: How many answers came, and the ids of the mocks that were said to be made.
        func work() async -> (answers: Int, made: [String]) {
            await withTaskGroup(of: (Int, [String]).self) { group in
                for _ in 0..<6 { group.addTask { (await ask(), []) } }
                group.addTask { (0, await make()) }
                return await group.reduce(into: (answers: 0, made: [])) { $0 = ($0.answers + $1.0, $0.made + $1.1) }
            }
        }

        private func ask() async -> Int {
            let call = Call(method: "GET", target: "/x", headers: HeaderList())
            var answers = 0
            while let reply = try? await mocks.send(call, timeout: .seconds(5)).reply, reply.status == 200 {
                answers += 1
            }
            return answers
        }

        private func make() async -> [String] {
            var made: [String] = []
            while let uid = try? await api("POST", "/collections", collection)["collection"]?["uid"]?.string,
                let mock = try? await api("POST", "/mocks", #"{"mock":{"collection":"\#(uid)"}}"#)["mock"],
                let id = mock["id"]?.string
            { made.append(id) }
            return made
        }
    }

    /// `MOCKCHECK_KILL_ROUNDS=200 MOCKCHECK_KILL_SEED=7 swift test --filter StateTests` goes on for so long.
    @Test func aKillAtAnyMomentLosesNothingThatWasPromised() async throws {
        let environment = ProcessInfo.processInfo.environment
        let rounds = environment["MOCKCHECK_KILL_ROUNDS"].flatMap(Int.init) ?? 4
        let folder = try TestFolder()
        try folder.writeCollection("files")
        var promised: Set<String> = []
        var answered = 0
        let seed = environment["MOCKCHECK_KILL_SEED"].flatMap(UInt64.init) ?? 1
        var random = SeededRandom(seed)
        var server = try await Server(in: folder)
        for round in 0..<rounds {
            let before = try await server.clients.usage()
            let clients = server.clients
            async let work = clients.work()
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...400, using: &random)))
            server.process.signal(SIGKILL)
            let (answers, made) = await work
            _ = try await server.process.finish()
            server = try await Server(in: folder)
            let counted = try await server.clients.usage() - before
            #expect(
                counted >= answers && counted <= answers + 64,
                "seed \(seed), round \(round): \(answers) answers, \(counted) counted")
            promised.formUnion(made)
            answered += answers
            let missing = promised.subtracting(try await server.clients.mockIDs())
            #expect(missing.isEmpty, "round \(round)")
            // Many mocks would make each round slower than the one before.
            for id in promised.dropFirst(5) {
                _ = try await server.clients.api("DELETE", "/mocks/\(id)")
                promised.remove(id)
            }
        }
        #expect(try await server.end().status == 0)
        // A kill loses the calls on their way to the disk, and leaves no gap; an orderly end loses none.
        let logged = try Self.loggedCalls(in: folder)
        #expect(!logged.isEmpty || answered == 0)
        #expect(zip(logged, logged.dropFirst()).allSatisfy { $1 == $0 + 1 })
        if rounds > 4 { print("kill -9: \(rounds) rounds, \(answered) answers, nothing lost") }
    }

    /// The numbers of the calls in the files of the log.
    private static func loggedCalls(in folder: TestFolder) throws -> [Int] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("state"))
        return try names.filter { $0.hasPrefix("calls") }.flatMap { name in
            let lines = try Data(contentsOf: URL(filePath: folder.path("state/\(name)")))
                .split(separator: UInt8(ascii: "\n"))
            return try lines.map { try #require(JSONDocument.parse(Array($0)).root["number"]?.integer) }
        }.sorted()
    }

    /// No call is lost where the server ends in good order, and the usage is exact.
    @Test func anOrderlyEndLosesNothing() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        var server = try await Server(in: folder)
        for _ in 0..<150 {
            let call = Call(method: "GET", target: "/x", headers: HeaderList())
            #expect(try await server.clients.mocks.send(call).reply.status == 200)
        }
        #expect(try await server.end().status == 0)
        #expect(try Self.loggedCalls(in: folder) == Array(1...150))
        server = try await Server(in: folder)
        #expect(try await server.clients.usage() == 150)
        #expect(try await server.end().status == 0)
    }

    @Test func aSecondServerIsRefused() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let server = try await Server(in: folder)
        let second = try await ProgramRun(
            ["serve", "files.postman_collection.json", "--state", "state", "--port", "0", "--admin-port", "0"],
            in: folder.url)
        #expect(second.status == 2)
        #expect(second.errors.contains("works on this state directory; end it, or name another directory"))
        #expect(try await server.end().status == 0)
    }

    @Test(arguments: [
        ("usage.jsonl", "usage.jsonl", "ends early"), ("mockcheck.yaml", "mocks: [", "state/mockcheck.yaml:2:1: "),
        ("state.json/", "", "cannot"),
    ])
    func whatIsDamagedIsNamed(file: String, content: String, message: String) async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let server = try await Server(in: folder)
        _ = try await server.clients.mocks.send(Call(method: "GET", target: "/x", headers: HeaderList()))
        _ = try await server.end()
        let path = folder.path("state/\(file)")
        if file.hasSuffix("/") {
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        } else {
            try Data(file == content ? Data() : Data(content.utf8)).write(to: URL(filePath: path))
        }
        let again = try await ProgramRun(
            ["serve", "files.postman_collection.json", "--state", "state", "--port", "0", "--admin-port", "0"],
            in: folder.url)
        #expect(again.status == 2)
        #expect(again.errors.contains(message), "\(again.errors)")
    }

    /// Keys are shown once, and stand nowhere (product S-10).
    @Test func aKeyIsNowhereButInTheAnswerThatMadeIt() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let server = try await Server(in: folder)
        let secret = try #require(
            try await server.clients.api("POST", "/keys", #"{"key":{"name":"n"}}"#)["key"]?["secret"]?.string)
        var headers: HeaderList = ["x-api-key": secret]
        for target in ["/x", "/none", "/x?key=1"] {
            _ = try await server.clients.mocks.send(Call(method: "GET", target: target, headers: headers))
        }
        var pages = ""
        for path in ["/metrics", "/mocks", "/keys", "/me", "/page/calls", "/page/calls/1", "/page/mocks"] {
            headers.set("x-api-key", secret)
            pages += String(
                decoding: try await server.clients.admin.send(Call(method: "GET", target: path, headers: headers)).reply
                    .body,
                as: UTF8.self)
        }
        let run = try await server.end()
        #expect(pages.contains("/x"))
        for text in [pages, run.output, run.errors, server.ready] { #expect(!text.contains(secret)) }
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path("state")) {
            let content = try? String(contentsOfFile: folder.path("state/\(file)"), encoding: .utf8)
            #expect(content?.contains(secret) != true, "\(file)")
        }
        let listed = try await ProgramRun(["keys", "--state", "state"], in: folder.url)
        #expect(listed.status == 0)
        #expect(listed.output.contains("in force"))
        #expect(!listed.output.contains(secret))
    }

    @Test func commandsWorkOnADirectoryWithoutAServer() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let made = try await ProgramRun(["keys", "create", "--user", "ada", "--state", "state"], in: folder.url)
        #expect(made.status == 0)
        let secret = made.output.trimmingCharacters(in: .newlines)
        let list = try await ProgramRun(["keys", "list", "--state", "state"], in: folder.url)
        let fingerprint = try #require(list.output.firstMatch(of: /\b[0-9a-f]{12}\b/)).output
        let server = try await Server(in: folder)
        let call = { @Sendable (key: String) in
            Call(method: "GET", target: "/me", headers: ["x-api-key": key])
        }
        #expect(try await server.clients.admin.send(call(secret)).reply.status == 200)
        #expect(try await server.clients.admin.send(call("wrong")).reply.status == 401)
        let usage = try await ProgramRun(["usage", "--state", "state", "--api-key", secret], in: folder.url)
        #expect(usage.output.hasPrefix("0 calls used"), "\(usage.errors)")
        _ = try await server.end()
        let revoked = try await ProgramRun(["keys", "revoke", String(fingerprint), "--state", "state"], in: folder.url)
        #expect(revoked.status == 0)
        #expect(try await ProgramRun(["keys", "--state", "state"], in: folder.url).output.contains("revoked"))
    }
}
