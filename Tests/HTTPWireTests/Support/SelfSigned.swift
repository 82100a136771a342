import Foundation
import HTTPWire

/// A certificate for localhost that openssl made, in a directory that goes with it.
final class SelfSigned {
    let files: TLSFiles
    private let directory: URL

    init() async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "mockcheck-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        files = TLSFiles(
            certificate: directory.appending(path: "cert.pem").path, key: directory.appending(path: "key.pem").path)
        let run = try await ToolRun.run(
            ToolRun.openssl,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout", files.key, "-out", files.certificate,
            ])
        guard run.status == 0 else { throw Failure(output: run.output) }
    }

    struct Failure: Error {
        let output: String
    }

    /// The path of a file beside the certificate with this text.
    func file(_ name: String, _ text: String) throws -> String {
        let url = directory.appending(path: name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }
}
