import Foundation
import HTTPMessage
import TestSupport
import Testing

/// What the manifests for replicas start, as local processes.
struct ReplicaManifestTests {
    private static let folder = ProgramRun.root.appending(path: "specs/ci/replicas")

    /// The words of each `args` or `command`, in the order of the file.
    private static func commands(in file: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.matches(of: /(?m)^ *(?:args|command): \[(.*)\]$/).map { match in
            match.output.1.split(separator: ", ").map { $0.trimmingCharacters(in: ["\""]) }
        }
    }

    @Test(
        .enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"),
        arguments: ["kubernetes.yaml", "compose.yaml"])
    func startsReplicasThatCountTogether(file: String) async throws {
        let commands = try Self.commands(in: file)
        let serve = try #require(commands.first { $0.first == "serve" })
        let store = try #require(commands.first { $0.contains("--appendonly") })
        let folder = try TestFolder()
        try FileManager.default.createDirectory(atPath: folder.path("mocks"), withIntermediateDirectories: true)
        try folder.writeCollection("mocks/files")
        let port = "\(FreePort.take())"
        let redis = try StartedProgram(
            ["redis-server", "--port", port] + store, of: URL(filePath: "/usr/bin/env"), in: folder.url)
        // Names and ports of the cluster, as they are on this machine.
        var words = serve.dropFirst().map {
            $0.replacing("/specs", with: folder.path("mocks")).replacing("store:6379", with: "127.0.0.1:\(port)")
        }
        for option in ["--host", "--port"] {
            let place = try #require(words.firstIndex(of: option))
            words.removeSubrange(place...(place + 1))
        }
        var replicas: [ServedProgram] = []
        for _ in 0..<3 {
            replicas.append(try await ServedProgram(words + ["--admin-port", "0"], in: try TestFolder()))
        }
        for replica in replicas { #expect(try await replica.get("/x").status == 200) }
        for replica in replicas {
            let isCounted = try await replica.waits {
                String(decoding: try await replica.admin("GET", "/me").body, as: UTF8.self).contains("\"usage\":3")
            }
            #expect(isCounted)
        }
        for replica in replicas {
            replica.program.signal(SIGTERM)
            #expect(try await replica.program.finish().status == 0)
        }
        redis.signal(SIGTERM)
        _ = try await redis.finish()
    }
}
