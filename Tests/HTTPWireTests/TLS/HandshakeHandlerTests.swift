import ForeignTools
import HTTPWire
import Testing

/// A client that ends its side of the TCP connection and not that of TLS (RFC 8446, 6.1): what it has sent may be cut off,
/// but what it has asked for it may still read (RFC 9112, 9.8). nginx sends it what its socket takes at once.
@Suite(
    .enabled(if: TLSSupport.isBuilt, "\(TLSSupport.remedy)"), .enabled(if: Python.isThere, "\(Python.remedy)"),
    .enabled(if: ToolRun.isThere(ToolRun.openssl), "needs \(ToolRun.openssl)"))
struct HandshakeHandlerTests {
    private func said(
        _ path: String, _ protocolName: String, _ version: String, endsTLS: Bool = false
    ) async throws -> String {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let arguments = ["-B", "-c", Self.script, "\(listener.port)", path, protocolName, version, "\(endsTLS)"]
        let output = try await ToolRun.run(Python.interpreter, arguments).output
        await listener.stop(gracefulWithin: .seconds(2))
        return output
    }

    @Test(
        arguments: [("/a", 11), ("/large/3000000", 3_000_000), ("/later/large/500000", 500_000), ("/delay/200", 11)],
        [("http/1.1", "TLSv1_2"), ("http/1.1", "TLSv1_3"), ("h2", "TLSv1_3")])
    func answersAClientThatOnlyReads(_ answer: (path: String, count: Int), _ by: (String, String)) async throws {
        let said = try await said(answer.path, by.0, by.1)
        #expect(said == "200, a body of \(answer.count) bytes, closed\n")
    }

    /// RFC 8446, 6.1: a client that has ended its side of TLS learns where ours ends, too, so that it knows nothing is cut off.
    @Test(arguments: ["TLSv1_2", "TLSv1_3"]) func endsTLSBehindTheResponse(version: String) async throws {
        let said = try await said("/large/8000000", "http/1.1", version, endsTLS: true)
        #expect(said == "200, a body of 8000000 bytes, closed\n")
    }

    /// Nobody may cut off a request so that it becomes another one.
    @Test func answersNoPartOfARequest() async throws {
        let (first, second) = (try await said("", "http/1.1", "TLSv1_3"), try await said("", "h2", "TLSv1_3"))
        #expect(first.hasPrefix("400, "))
        #expect(second.hasPrefix("400, "))
    }

    /// Asks for the path, or with none sends part of an upload, shuts its side and prints what comes all the same.
    private static let script = #"""
        import socket, ssl, sys
        import h2.connection, h2.events, h2.settings

        port, path, protocol, version, ends_tls = sys.argv[1:]
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols([protocol])
        context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
        wire = socket.create_connection(("127.0.0.1", int(port)), timeout=20)
        arrived, leaving = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls, end = context.wrap_bio(arrived, leaving), "closed"

        def until_done(act):
            while True:
                try: return act()
                except ssl.SSLWantReadError: pass
                finally:
                    if leaving.pending: wire.sendall(leaving.read())
                if more := wire.recv(65536): arrived.write(more)
                else: arrived.write_eof()

        until_done(tls.do_handshake)
        h2c = h2.connection.H2Connection()
        if protocol == "h2":
            h2c.initiate_connection()
            h2c.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: 10_000_000})
            h2c.increment_flow_control_window(10_000_000)
            h2c.send_headers(1, [(":method", "GET"), (":scheme", "https"), (":path", path or "/a"),
                                 (":authority", "h")], end_stream=bool(path))
            out = h2c.data_to_send()
        elif path: out = f"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n".encode()
        else: out = b"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\npart"
        tls.write(out)
        if ends_tls == "true":
            try: tls.unwrap()
            except ssl.SSLWantReadError: pass
        wire.sendall(leaving.read())
        if ends_tls == "false": wire.shutdown(socket.SHUT_WR)
        got = b""
        while True:
            try: more = until_done(lambda: tls.read(65536))
            except ssl.SSLZeroReturnError: break
            except (ssl.SSLError, OSError) as error: end, more = f"{error}", b""
            if not more: break
            got += more
        head, _, body = got.partition(b"\r\n\r\n")
        status = head[9:12].decode() or None
        if protocol == "h2":
            status, body = None, b""
            for event in h2c.receive_data(got):
                if isinstance(event, h2.events.ResponseReceived): status = dict(event.headers)[b":status"].decode()
                if isinstance(event, h2.events.DataReceived): body += event.data
        print(f"{status}, a body of {len(body)} bytes, {end}")
        """#
}
