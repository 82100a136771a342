import ForeignTools
import Foundation
import HTTPWire
import Testing

/// HTTP/2 as a client sees it that knows the protocol's rules and fails where the server breaks one: Python's h2.
@Suite(
    .enabled(if: TLSSupport.isBuilt, "\(TLSSupport.remedy)"), .enabled(if: Python.isThere, "\(Python.remedy)"),
    .enabled(if: ToolRun.isThere(ToolRun.openssl), "needs \(ToolRun.openssl)"))
struct HTTP2PeerTests {
    @Test(arguments: 1...4)
    func answersWhateverAClientMayDo(seed: Int) async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let port = listener.port
        let said = try await ToolRun.run(Python.interpreter, ["-B", "-c", Self.script, "\(port)", "\(seed)"])
        await listener.stop(gracefulWithin: .seconds(2))
        #expect(said.output.hasSuffix("200 answered, goodbye 0\n"), "\(said.output.suffix(2000))")
    }

    /// Sends 200 requests over one connection in an order, in pieces and with windows that the seed decides, compares each
    /// response, and closes.
    private static let script = #"""
        import random, select, socket, ssl, sys
        import h2.config, h2.connection, h2.events, h2.exceptions, h2.settings

        port, seed = int(sys.argv[1]), int(sys.argv[2])
        dice = random.Random(seed)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["h2"])
        wire = context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=60))
        h2c = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        h2c.initiate_connection()
        h2c.update_settings({
            h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: dice.choice([4000, 65535, 1000000]),
            h2.settings.SettingCodes.HEADER_TABLE_SIZE: dice.choice([0, 4096, 65536]),
        })
        left, sending, open_, answered, goodbye = 200, {}, {}, 0, None

        def flush():
            data = h2c.data_to_send()
            while data:
                count = dice.choice([1, 9, 100, len(data)]) if len(data) < 400 else len(data)
                wire.sendall(data[:count])
                data = data[count:]

        def ask():
            stream, kind = h2c.get_next_available_stream_id(), dice.randrange(5)
            head = [(":method", "POST" if kind == 1 else "GET"), (":scheme", "https"), (":authority", "h"),
                    ("x-padding", "v" * dice.choice([1, 100, 20000]))]
            if kind == 1:
                body = b"b" * dice.choice([1, 1000, 70000, 200000])
                if dice.random() < .5: head.append(("content-length", str(len(body))))
                expected = f"POST /a {len(body) if len(head) == 5 else '-'} {len(body)}|".encode()
                path = "/a"
            else:
                size = dice.choice([0, 10, 16384, 60000])
                path, expected = [("/b", b"GET /b - 0|"), None, (f"/large/{size}", b"x" * size),
                                  ("/delay/20", b"delayed 20"), ("/later/c", b"GET /c - 0|")][kind]
                body = None
            head.insert(1, (":path", path))
            h2c.send_headers(stream, head, end_stream=body is None)
            open_[stream] = [expected, b"", None]
            if body is not None: sending[stream] = body

        def pump():
            for stream in list(sending):
                room = min(h2c.local_flow_control_window(stream), h2c.max_outbound_frame_size, len(sending[stream]))
                if room < 1: continue
                count = dice.randint(1, room)
                padding = dice.choice([None, 0, 50]) if count + 60 < h2c.local_flow_control_window(stream) \
                    and count + 60 < h2c.max_outbound_frame_size else None
                rest = sending[stream][count:]
                trailers = not rest and dice.random() < .3
                h2c.send_data(stream, sending[stream][:count], pad_length=padding,
                              end_stream=not rest and not trailers)
                if trailers: h2c.send_headers(stream, [("x-sum", "1")], end_stream=True)
                sending[stream] = rest
                if not rest: del sending[stream]

        def receive():
            # While there is something to send, nobody may have anything to say.
            if (sending or left) and not wire.pending() and not select.select([wire], [], [], .001)[0]: return b""
            return wire.recv(dice.choice([50, 5000, 65536, 65536, 65536]))

        while answered < 200:
            while left and len(open_) < 80 and dice.random() < .8:
                ask(); left -= 1
            if dice.random() < .1: h2c.ping(b"12345678")
            if dice.random() < .05:
                h2c.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: dice.choice([4000, 65535])})
            pump(); flush()
            for event in h2c.receive_data(receive()):
                stream = getattr(event, "stream_id", None)
                if isinstance(event, h2.events.ResponseReceived):
                    open_[stream][2] = dict(event.headers)
                elif isinstance(event, h2.events.DataReceived):
                    open_[stream][1] += event.data
                    # By itself h2 waits for more where a window has become smaller.
                    if event.flow_controlled_length:
                        h2c.increment_flow_control_window(event.flow_controlled_length)
                        try: h2c.increment_flow_control_window(event.flow_controlled_length, stream)
                        # Its end has come with it.
                        except h2.exceptions.StreamClosedError: pass
                elif isinstance(event, h2.events.StreamEnded):
                    expected, got, head = open_.pop(stream)
                    assert got == expected, (stream, expected[:50], got[:50], len(got))
                    assert head[":status"] == "200" and head["content-length"] == str(len(got)), head
                    answered += 1
                elif isinstance(event, (h2.events.StreamReset, h2.events.ConnectionTerminated)):
                    raise SystemExit(f"{event}")
        # By itself h2 takes no acknowledgement any more once it has said goodbye; this is the last to come.
        h2c.ping(b"the last")
        flush()
        while b"the last" not in [event.ping_data for event in h2c.receive_data(wire.recv(65536))
                                  if isinstance(event, h2.events.PingAckReceived)]: pass
        h2c.close_connection()
        flush()
        while data := wire.recv(65536):
            for event in h2c.receive_data(data):
                if isinstance(event, h2.events.ConnectionTerminated): goodbye = int(event.error_code)
        print(answered, "answered, goodbye", goodbye)
        """#
}
