import HTTPMessage
import HTTPWire
import Testing

/// What goes wrong on purpose, as curl sees it over each version of HTTP.
@Suite(.enabled(if: ToolRun.isThere(ToolRun.curl), "needs \(ToolRun.curl)"))
struct DeliveryFaultTests {
    private static let shown = [
        "--silent", "--max-time", "20", "--output", "/dev/null", "--write-out", "%{http_code} %{size_download}",
    ]

    /// - Returns: curl's exit code and what it has shown.
    private static func curl(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let run = try await ToolRun.run(ToolRun.curl, shown + arguments)
        return (run.status, run.output)
    }

    @Test(arguments: Carriage.allCases) func plainHTTP(over carriage: Carriage) async throws {
        let listener = try await Listener.start(responder: EchoResponder(), group: carriage.group)
        let url = "http://127.0.0.1:\(listener.port)/fault"
        #expect(try await Self.curl(["\(url)/reset"]) == (56, "000 0"))
        #expect(try await Self.curl(["\(url)/cut"]) == (18, "200 25000"))
        #expect(try await Self.curl(["\(url)/drip"]) == (0, "200 100000"))
        #expect(try await Self.curl(["--head", "\(url)/drip"]) == (0, "200 0"))
        // The connection goes on after a slow body, also for a client that is ahead.
        let twice = try await Self.curl(["\(url)/drip", "--output", "/dev/null", "\(url)/drip"])
        #expect(twice == (0, "200 100000200 100000"))
        // One that gives up leaves nothing behind.
        #expect(try await Self.curl(["--max-time", "0.1", "\(url)/drip"]).status == 28)
        let traffic = listener.traffic
        #expect(traffic.faults == 0)
        #expect(await listener.stop(gracefulWithin: .seconds(2)))
    }

    @Test(
        .enabled(if: TLSSupport.isBuilt && ToolRun.isThere(ToolRun.openssl), "needs TLS and openssl"),
        arguments: [("--http1.1", 18), ("--http2", 92)])
    func secureHTTP(option: String, cut: Int32) async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let url = "https://127.0.0.1:\(listener.port)/fault"
        let words = ["--insecure", option]
        let reset = try await Self.curl(words + ["\(url)/reset"])
        #expect(reset.status != 0 && reset.output == "000 0", "\(reset)")
        let part = try await Self.curl(words + ["\(url)/cut"])
        #expect(part.status == cut, "\(part)")
        // A client of HTTP/2 may throw away what it has not read yet of a stream that is broken off.
        #expect(option == "--http2" ? ["200 0", "200 25000"].contains(part.output) : part.output == "200 25000")
        #expect(try await Self.curl(words + ["\(url)/drip"]) == (0, "200 100000"))
        // Of one connection the other streams go on.
        let both = try await Self.curl(words + ["\(url)/cut", "--output", "/dev/null", "\(url)/drip"])
        #expect(both.output.hasSuffix("200 100000"), "\(both)")
        _ = await listener.stop(gracefulWithin: .seconds(1))
    }
}
