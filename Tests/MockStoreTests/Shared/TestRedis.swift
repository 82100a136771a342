import Foundation
import TestSupport

/// A redis-server of a test, on a port of its own, with its data in memory.
final class TestRedis: Sendable {
    static let program: String? = ["redis-server", "valkey-server"].lazy
        .flatMap { name in
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
        }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static let remedy = "redis-server is not installed: '.ci/install redis' does it"

    let port: Int
    private let processID: Int32

    /// - Parameters:
    ///   - arguments: more of the server's own.
    ///   - isSecure: whether the port is one for TLS; the arguments name the certificate.
    init(_ arguments: [String] = [], isSecure: Bool = false) throws {
        let process = Process()
        process.executableURL = URL(filePath: Self.program ?? "redis-server")
        let port = FreePort.take()
        process.arguments =
            (isSecure ? ["--port", "0", "--tls-port", "\(port)"] : ["--port", "\(port)"]) + [
                "--bind", "127.0.0.1", "--save", "", "--dir", NSTemporaryDirectory(),
            ] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.port = port
        processID = process.processIdentifier
    }

    deinit { kill(processID, SIGKILL) }

    func pause() { kill(processID, SIGSTOP) }
    func goOn() { kill(processID, SIGCONT) }
}
