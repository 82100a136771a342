import HTTPMessage
import HTTPWire
import Testing

/// The client's end of HTTPS: whom it trusts, and what it says where it does not.
@Suite(
    .enabled(if: TLSSupport.isBuilt, "needs TLS"),
    .enabled(if: ToolRun.isThere(ToolRun.openssl), "needs \(ToolRun.openssl)"))
struct ClientTLSTests {
    private let call = Call(method: "GET", target: "/a?b=%20")

    /// What a client of an HTTPS listener on all addresses gets: the body, or the error.
    private func answer(
        host: String = "localhost", proxy: Proxy? = nil, listens: String = "0.0.0.0",
        _ options: (SelfSigned) throws -> TLSClientOptions
    ) async throws -> String {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(host: listens, responder: EchoResponder(), tls: identity.files)
        let endpoint = Endpoint(
            scheme: .https, host: host, port: listener.port, pathPrefix: "/v1", tls: try options(identity), proxy: proxy
        )
        let text = await Self.answer(endpoint, call)
        await listener.stop(gracefulWithin: .zero)
        return text
    }

    private static func answer(_ endpoint: Endpoint, _ call: Call) async -> String {
        let client = HTTPClient(endpoint)
        defer { client.close() }
        do throws(ClientError) {
            _ = try await client.send(call, timeout: .seconds(20))
            // The second one takes the connection of the first.
            return String(decoding: try await client.send(call, timeout: .seconds(20)).reply.body, as: UTF8.self)
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func trustsTheRootThatItIsGiven(_ host: String) async throws {
        let text = try await answer(host: host) { TLSClientOptions(authorities: $0.files.certificate) }
        #expect(text == "GET /v1/a?b=%20 - 0|")
    }

    @Test func trustsNobodyElse() async throws {
        let unknown = try await answer { _ in TLSClientOptions() }
        #expect(unknown.contains("self-signed or signed by an unknown authority; pass its root with --cacert"))
        let other = try await SelfSigned()
        let wrong = try await answer { _ in TLSClientOptions(authorities: other.files.certificate) }
        #expect(wrong.contains("unknown authority"), "\(wrong)")
        #expect(try await answer { _ in TLSClientOptions(verifies: false) } == "GET /v1/a?b=%20 - 0|")
    }

    @Test func refusesACertificateForAnotherName() async throws {
        let text = try await answer(host: "127.0.0.2") { TLSClientOptions(authorities: $0.files.certificate) }
        #expect(text.contains("the certificate is not for 127.0.0.2"), "\(text)")
    }

    @Test func saysWhichFileItCannotUse() async throws {
        let absent = try await answer { _ in TLSClientOptions(authorities: "/absent.pem") }
        #expect(absent.contains("cannot use /absent.pem: it has no certificate"))
        let other = try await SelfSigned()
        let mixed = try await answer {
            TLSClientOptions(identity: TLSFiles(certificate: $0.files.certificate, key: other.files.key))
        }
        #expect(mixed.contains("the key does not fit the certificate"), "\(mixed)")
    }

    @Test func saysThatAPortDoesNotSpeakTLS() async throws {
        let server = try await Listener.start(responder: EchoResponder())
        let text = await Self.answer(Endpoint(scheme: .https, host: "127.0.0.1", port: server.port), call)
        #expect(text.contains("no TLS connection"), "\(text)")
        await server.stop(gracefulWithin: .zero)
    }

    @Test func reachesThroughAProxy() async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let proxy = try await TunnelProxy.start(to: listener.port)
        let endpoint = Endpoint(
            scheme: .https, host: "localhost", port: 8443,
            tls: TLSClientOptions(authorities: identity.files.certificate),
            proxy: Proxy(host: "127.0.0.1", port: proxy.port, credentials: "user:pass"))
        #expect(await Self.answer(endpoint, call) == "GET /a?b=%20 - 0|")
        #expect(
            proxy.requests == [
                "CONNECT localhost:8443 HTTP/1.1\r\nHost: localhost:8443\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n"
            ])
        try await proxy.stop()
        await listener.stop(gracefulWithin: .zero)
    }
}

/// What a client says of proxies and hosts that do not lead anywhere.
struct ClientRouteTests {
    private let call = Call(method: "GET", target: "/a")

    private func error(_ endpoint: Endpoint) async -> String {
        let client = HTTPClient(endpoint)
        defer { client.close() }
        do throws(ClientError) {
            _ = try await client.send(call, timeout: .seconds(20))
            return "answered"
        } catch {
            return "\(error)"
        }
    }

    @Test func asksAProxyForTheWholeURLOfPlainHTTP() async throws {
        let server = try await ScriptedServer.start { _, _ in [.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")] }
        let proxy = Proxy(host: "127.0.0.1", port: server.port)
        let text = await error(Endpoint(host: "api.example", port: 8080, pathPrefix: "/v1", proxy: proxy))
        #expect(text == "answered")
        #expect(server.received == "GET http://api.example:8080/v1/a HTTP/1.1\r\nHost: api.example:8080\r\n\r\n")
        try await server.stop()
    }

    @Test func saysThatAProxyRefuses() async throws {
        let server = try await ScriptedServer.start { _, _ in
            [.send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nno!\n")]
        }
        let endpoint = Endpoint(
            scheme: .https, host: "api.example", port: 443, proxy: Proxy(host: "127.0.0.1", port: server.port))
        #expect(await error(endpoint).contains("answers 407; put user and password into the proxy's URL"))
        let port = server.port
        try await server.stop()
        #expect(await error(endpoint).contains("no proxy answers on 127.0.0.1:\(port)"))
    }

    @Test func saysThatAHostIsNotKnown() async {
        let text = await error(Endpoint(host: "no-such-host.invalid", port: 80))
        #expect(text.contains("the host no-such-host.invalid is not known"), "\(text)")
    }

    @Test func speaksIPv6() async throws {
        guard let listener = try? await Listener.start(host: "::1", port: 0, responder: EchoResponder()) else {
            print("skipped: this machine has no IPv6")
            return
        }
        #expect(await error(Endpoint(host: "::1", port: listener.port)) == "answered")
        await listener.stop(gracefulWithin: .zero)
    }
}
