import Foundation
import NIOCore
import NIOPosix
import TestSupport

@testable import MockStore

/// A redis-server or valkey-server of a test, on a port of its own, with its data in memory.
final class TestRedis: Sendable {
    static let program: String? = StoreProgram.all.first?.path

    static let remedy = StoreProgram.remedy

    let port: Int
    /// On which the nodes of a cluster speak to each other.
    let busPort: Int
    private let processID: Int32

    /// - Parameters:
    ///   - arguments: more of the server's own.
    ///   - isSecure: whether the port is one for TLS; the arguments name the certificate.
    ///   - isNode: whether it is one of a cluster.
    init(
        _ arguments: [String] = [], program: String? = TestRedis.program, isSecure: Bool = false, isNode: Bool = false,
        in folder: String = NSTemporaryDirectory()
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: program ?? "redis-server")
        let (port, busPort) = (FreePort.take(), FreePort.take())
        let node = [
            "--cluster-enabled", "yes", "--cluster-port", "\(busPort)", "--cluster-config-file", "nodes-\(port).conf",
        ]
        process.arguments =
            (isSecure ? ["--port", "0", "--tls-port", "\(port)"] : ["--port", "\(port)"]) + [
                "--bind", "127.0.0.1", "--save", "", "--dir", folder,
            ] + (isNode ? node : []) + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.port = port
        self.busPort = busPort
        processID = process.processIdentifier
    }

    deinit { end() }

    func pause() { kill(processID, SIGSTOP) }
    func goOn() { kill(processID, SIGCONT) }
    func end() { kill(processID, SIGKILL) }

    var address: String { "redis://127.0.0.1:\(port)" }

    /// Asks this server alone, on a connection of its own.
    ///
    /// - Throws: a `StoreProblem`, also where another node has the keys.
    @discardableResult
    func ask(_ words: String...) async throws -> RESPValue { try await ask(words) }

    @discardableResult
    func ask(_ words: [String]) async throws -> RESPValue {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        RedisHandler(patience: .seconds(20), longestString: RESPParser.longestString))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        defer { channel.close(promise: nil) }
        return try await withCheckedContinuation { continuation in
            RedisChannel(channel: channel).send(words) { continuation.resume(returning: $0) }
        }.get()
    }

    /// Asks again and again until the answer is as it should be, for half a minute at most.
    func waits(_ words: String..., until isRight: (RESPValue) -> Bool) async throws {
        let end = Date(timeIntervalSinceNow: 30)
        while Date() < end {
            if let answer = try? await ask(words), isRight(answer) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw StoreProblem.away("\(words) was not answered as expected")
    }
}
