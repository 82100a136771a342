import Foundation
import HTTPMessage
import HTTPWire
import TestSupport
import Testing

/// A running `mockcheck serve` on free ports, and clients for its two listeners.
struct ServedProgram {
    let program: StartedProgram
    let port: Int
    /// Nil where the control plane is off.
    let adminPort: Int?
    /// The text of the ready file as it was at the start.
    let ready: String

    init(_ arguments: [String], in folder: TestFolder) async throws {
        program = try StartedProgram(
            ["serve"] + arguments + ["--port", "0", "--ready-file", folder.path("ready.json")], in: folder.url)
        try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar) \(program.errorsSoFar)")
        ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let url = try #require(ready.firstMatch(of: /"url":"http:..127\.0\.0\.1:(\d+)/))
        port = try #require(Int(url.output.1))
        adminPort = ready.firstMatch(of: /"admin":"http:..127\.0\.0\.1:(\d+)"/).flatMap { Int($0.output.1) }
    }

    func get(_ target: String, _ headers: HeaderList = [:]) async throws -> Reply {
        try await Self.send(Call(method: "GET", target: target, headers: headers), to: port)
    }

    /// Asks the control plane.
    func admin(_ method: String, _ target: String, _ headers: HeaderList = [:]) async throws -> Reply {
        try await Self.send(Call(method: method, target: target, headers: headers), to: try #require(adminPort))
    }

    /// Asks again and again, for half a minute at most.
    func waits(until isTrue: () async throws -> Bool) async throws -> Bool {
        let end = Date(timeIntervalSinceNow: 30)
        while Date() < end {
            if try await isTrue() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    static func send(_ call: Call, to port: Int) async throws -> Reply {
        let client = HTTPClient(host: "127.0.0.1", port: port)
        defer { client.close() }
        return try await client.send(call).reply
    }
}
