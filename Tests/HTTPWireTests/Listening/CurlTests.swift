import Foundation
import HTTPWire
import Testing

/// The listener as an independent client sees it.
struct CurlTests {
    private static let path = "/usr/bin/curl"
    private static let isThere = FileManager.default.isExecutableFile(atPath: path)

    private func curl(_ arguments: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["--silent", "--show-error", "--max-time", "10"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    @Test(
        .enabled(if: isThere, "needs \(path)"),
        arguments: [
            (["{}/a?b=c%20d"], "GET /a?b=c%20d - 0|"),
            (["--data", "abc", "{}/a"], "POST /a 3 3|"),
            (["--http1.0", "{}/a"], "GET /a - 0|"),
            (["--header", "Transfer-Encoding: chunked", "--data", "abcd", "{}/a"], "POST /a - 4|"),
            (["--header", "Expect: 100-continue", "--data", "abc", "{}/a"], "POST /a 3 3|"),
            (["--request", "VIEW", "{}/a"], "VIEW /a - 0|"),
            (["{}/a", "{}/b"], "GET /a - 0|GET /b - 0|"),
            (["--write-out", "%{num_connects}", "{}/a", "{}/b"], "GET /a - 0|1GET /b - 0|0"),
            (["--head", "--write-out", "%{http_code}", "--output", "/dev/null", "{}/a"], "200"),
            (["--write-out", "%{http_code}", "{}/status/204"], "204"),
            (
                ["--write-out", "%{http_code} %{size_download}", "--output", "/dev/null", "{}/large/2000000"],
                "200 2000000"
            ),
        ])
    func agrees(_ arguments: [String], _ expected: String) async throws {
        let listener = try await Listener.start(responder: EchoResponder())
        let url = "http://127.0.0.1:\(listener.port)"
        let output = try await curl(arguments.map { $0.hasPrefix("{}") ? url + $0.dropFirst(2) : $0 })
        await listener.stop()
        #expect(output == expected)
    }
}
