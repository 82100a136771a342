import Foundation
import HTTPWire
import Testing

/// HTTPS and HTTP/2 as curl sees them.
@Suite(
    .enabled(if: TLSSupport.isBuilt, "\(TLSSupport.remedy)"),
    .enabled(if: ToolRun.isThere(ToolRun.curl, ToolRun.openssl), "needs \(ToolRun.curl) and \(ToolRun.openssl)"))
struct TLSTests {
    private func withListener(
        _ limits: ListenerLimits = ListenerLimits(),
        _ body: (_ listener: Listener, _ curl: ([String]) async throws -> String) async throws -> Void
    ) async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), limits: limits, tls: identity.files)
        let trust = ["--silent", "--show-error", "--max-time", "20", "--cacert", identity.files.certificate]
        do {
            try await body(listener) { arguments in
                let site = "localhost:\(listener.port)"
                let words = arguments.map { $0.hasPrefix("{}") ? "https://\(site)" + $0.dropFirst(2) : $0 }
                let resolved = ["--resolve", "\(site):127.0.0.1"]
                return try await ToolRun.run(ToolRun.curl, trust + resolved + words).output
            }
        } catch {
            await listener.stop(gracefulWithin: .zero)
            throw error
        }
        await listener.stop(gracefulWithin: .seconds(2))
    }

    @Test(arguments: [("--http1.1", "1.1"), ("--http2", "2")])
    func speaksWhatTheClientChooses(_ option: String, _ version: String) async throws {
        try await withListener { listener, curl in
            let version = "|\(version)"
            let shown = [option, "--write-out", "|%{http_version}"]
            #expect(try await curl(shown + ["{}/a?b=%20"]) == "GET /a?b=%20 - 0|" + version)
            #expect(try await curl(shown + ["--data", "abc", "{}/a"]) == "POST /a 3 3|" + version)
            #expect(try await curl(shown + ["--request", "VIEW", "{}/a"]) == "VIEW /a - 0|" + version)
            #expect(try await curl(shown + ["{}/delay/30"]) == "delayed 30" + version)
            let sizes = [option, "--output", "/dev/null", "--write-out", "%{http_code} %{size_download}"]
            #expect(try await curl(sizes + ["{}/large/3000000"]) == "200 3000000")
            #expect(try await curl(sizes + ["--head", "{}/a"]) == "200 0")
            #expect(try await curl(sizes + ["{}/status/204"]) == "204 0")
            #expect(try await curl(sizes + ["{}/status/1000"]).hasPrefix("500 "))
            #expect(
                try await curl([option, "--header", "Cookie: a=1", "--header", "Cookie: b=2", "{}/cookies"])
                    .hasPrefix("localhost:\(listener.port) [\"a=1"))
            #expect(
                try await curl([option, "--compressed", "{}/json/2000"]) == (try await curl([option, "{}/json/2000"])))
            let headers = try await curl([option, "--include", "{}/headers"]).lowercased()
            #expect(headers.contains("\nx-first: 1\r\n") && headers.contains("\nx-first: again\r\n"))
            #expect(!headers.contains("injected") && !headers.contains("bad name") && !headers.contains("upgrade"))
        }
    }

    @Test(arguments: ["--http1.1", "--http2"])
    func limitsBodiesAndHeads(_ option: String) async throws {
        var limits = ListenerLimits()
        limits.bodyBytes = 1000
        limits.headBytes = 4000
        try await withListener(limits) { _, curl in
            let codes = [option, "--output", "/dev/null", "--write-out", "%{http_code}"]
            let most = String(repeating: "x", count: 1000)
            #expect(try await curl(codes + ["--data", most, "{}/a"]) == "200")
            #expect(try await curl(codes + ["--data", most + "x", "{}/a"]) == "400")
            let chunked = ["--header", "Transfer-Encoding: chunked", "--header", "Content-Length:"]
            #expect(try await curl(codes + chunked + ["--data", most + most, "{}/a"]) == "400")
            let expecting = ["--header", "Expect: 100-continue"]
            #expect(try await curl(codes + expecting + ["--data", most, "{}/a"]) == "200")
            #expect(try await curl(codes + ["--header", "Expect: x", "--data", most, "{}/a"]) == "417")
            let long = "A: " + String(repeating: "x", count: 5000)
            let answer = try await curl(codes + ["--header", long, "{}/a"])
            #expect(answer == "431")
            #expect(try await curl(codes + ["{}/a"]) == "200")
        }
    }

    @Test func answersManyStreamsOfOneConnection() async throws {
        try await withListener { listener, curl in
            let urls = (0..<150).flatMap { ["{}/delay/\($0 % 7)"] }
            let outputs = try await curl(["--http2", "--parallel", "--parallel-max", "60"] + urls)
            #expect(outputs.components(separatedBy: "delayed").count == 151)
            #expect(listener.traffic.requests == 150)
            #expect(listener.traffic.acceptedConnections < 20)
        }
    }

    @Test func finishesStreamsInFlightWhenItStops() async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let url = "https://localhost:\(listener.port)/delay/700"
        async let answer = ToolRun.run(
            ToolRun.curl, ["--silent", "--http2", "--insecure", "--max-time", "20", "--ipv4", url])
        while listener.traffic.requests == 0 { try await Task.sleep(for: .milliseconds(10)) }
        let begin = ContinuousClock.now
        await listener.stop(gracefulWithin: .seconds(15))
        #expect(ContinuousClock.now - begin < .seconds(10))
        #expect(try await answer.output == "delayed 700")
    }

    @Test func endsConnectionsThatNeverShakeHands() async throws {
        var limits = ListenerLimits()
        limits.head = .milliseconds(300)
        try await withListener(limits) { listener, _ in
            let silent = try await RawClient.connect(port: listener.port)
            #expect(await silent.textToEnd() == "")
            silent.close()
            let plain = try await RawClient.connect(port: listener.port)
            try await plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(await !plain.textToEnd().contains("HTTP/1.1 200"))
            plain.close()
        }
    }

    @Test func saysWhichFileItCannotUse() async throws {
        let identity = try await SelfSigned()
        let other = try await SelfSigned()
        let text = try identity.file("text.pem", "no certificate\n")
        func failure(_ files: TLSFiles) async -> String {
            do {
                _ = try await Listener.start(responder: EchoResponder(), tls: files)
                return "started"
            } catch {
                return "\(error)"
            }
        }
        let files = identity.files
        #expect(await failure(TLSFiles(certificate: text, key: files.key)).contains("text.pem for TLS: it holds no"))
        #expect(await failure(TLSFiles(certificate: "/absent", key: files.key)).contains("cannot use /absent"))
        #expect(await failure(TLSFiles(certificate: files.certificate, key: text)).contains("no private key"))
        #expect(
            await failure(TLSFiles(certificate: files.certificate, key: other.files.key)).contains("does not belong"))
    }
}
