import ForeignTools
import Foundation
import HTTPWire
import Testing

/// What makes a request malformed (RFC 9113, 8.1.1), and what only looks so, sent over a socket by somebody else's frames.
@Suite(
    .enabled(if: TLSSupport.isBuilt, "\(TLSSupport.remedy)"), .enabled(if: Python.isThere, "\(Python.remedy)"),
    .enabled(if: ToolRun.isThere(ToolRun.openssl), "needs \(ToolRun.openssl)"))
struct HTTP2MalformedRequestsTests {
    struct Request: Encodable {
        var fields = [[":method", "GET"], [":scheme", "https"], [":path", "/a"], [":authority", "h"]]
        /// One frame each; the last one ends the request, where no trailers do.
        var body: [String] = []
        var trailers: [[String]] = []

        /// A good request with another field at its end.
        static func with(_ name: String, _ value: String, body: [String] = [], trailers: [[String]] = []) -> Request {
            var request = Request(body: body, trailers: trailers)
            request.fields.append([name, value])
            return request
        }

        /// A good request with another field at its begin.
        static func after(_ name: String, _ value: String) -> Request {
            var request = Request()
            request.fields.insert([name, value], at: 0)
            return request
        }

        static func having(_ name: String, _ value: String) -> Request {
            var request = Request()
            request.fields = request.fields.map { $0[0] == name ? [name, value] : $0 }
            return request
        }

        static func lacking(_ names: String...) -> Request {
            var request = Request()
            request.fields.removeAll { names.contains($0[0]) }
            return request
        }

        static func connect(_ more: [String]...) -> Request { Request(fields: [[":method", "CONNECT"]] + more) }
    }

    struct Rule: CustomTestStringConvertible {
        let testDescription: String
        let malformed: [Request]
        /// Malformed as well, but the client is told why, which it may be (8.1.1).
        var refused: [Request] = []
        var right: [Request] = []
    }

    static let rules = [
        Rule(
            testDescription: "8.2.1, the ends of values",
            malformed: [Request(body: ["a"], trailers: [["x", "1 "]])],
            // curl and Node's client send such values as they are given.
            refused: [
                .with("x", " a"), .with("x", "a "), .with("x", "\ta"), .with("x", "a\t"), .with("x", " "),
                .with("cookie", "a=1 "), .with("te", " trailers"), .with("content-length", "0 "),
                .having(":path", "/a "), .having(":authority", " h"), .having(":method", " GET"),
                .having(":scheme", "https "),
            ],
            right: [.with("x", "a \t b"), .with("x", "")]),
        Rule(
            testDescription: "8.2.1, names and values",
            malformed: [
                .with("X-A", "1"), .with("x-aB", "1"), .with("", "1"), .with("a b", "1"), .with("a:b", "1"),
                .with("a\0", "1"), .with("ä", "1"), .with("x", "a\0b"), .with("x", "a\rb"), .with("x", "a\nb"),
                Request(body: ["a"], trailers: [["X", "1"]]),
            ],
            right: [.with("!#$%&'*+-.^_`|~09az", "ä")]),
        Rule(
            testDescription: "8.2.2, the connection's own fields",
            malformed: [
                .with("connection", "close"), .with("keep-alive", "1"), .with("proxy-connection", "close"),
                .with("transfer-encoding", "chunked"), .with("upgrade", "h2c"), .with("te", "gzip"),
                .with("te", "trailers, gzip"), Request(body: ["a"], trailers: [["connection", "close"]]),
            ],
            // What it may say is a word of a grammar that knows no case (RFC 9110, 10.1.4).
            right: [.with("te", "trailers"), .with("te", "Trailers")]),
        Rule(
            testDescription: "8.3, pseudo-header fields",
            malformed: [
                .after(":x", "1"), .after(":protocol", "websocket"), .after(":status", "200"), .with(":path", "/b"),
                .after(":method", "GET"), .after(":scheme", "https"), .after(":path", "/a"), .after(":authority", "h"),
                .after("x", "1"), .lacking(":method"), .lacking(":scheme"), .lacking(":path"),
                .having(":path", ""), .having(":path", "a"), .having(":path", "*"), .having(":path", "https://h/a"),
                .having(":scheme", ""), .having(":scheme", "1s"), .having(":scheme", "https:"),
                Request(body: ["a"], trailers: [[":path", "/"]]),
            ],
            refused: [.having(":method", ""), .having(":method", "G T"), .having(":authority", "u@h")],
            right: [.having(":scheme", "http"), .having(":scheme", "a+b-c.1")]),
        Rule(
            testDescription: "8.5, CONNECT",
            malformed: [
                .having(":method", "CONNECT"), .connect(), .connect([":authority", "h:1"], [":scheme", "https"]),
                .connect([":path", "/"], [":authority", "h:1"]),
            ],
            // It is right as it is, but for proxies.
            refused: [.connect([":authority", "h:1"])]),
        Rule(
            testDescription: "8.1.1, content-length",
            malformed: [
                .with("content-length", "5"), .with("content-length", "x"), .with("content-length", "-1"),
                .with("content-length", "+0"), .with("content-length", ""),
                .with("content-length", "5", body: ["abcd"]),
                .with("content-length", "5", body: ["abc", "def"]), .with("content-length", "0", body: ["a"]),
                .with("content-length", "5", body: ["abcd"], trailers: [["x", "1"]]),
                .with("content-length", "5", trailers: [["x", "1"]]),
            ],
            right: [
                .with("content-length", "0"), .with("content-length", "5", body: ["ab", "cde"]),
                .with("content-length", "5", body: ["abcde"], trailers: [["x", "1"]]),
            ]),
    ]

    /// Each faulty stream is reset, those between them are answered, and all are of one connection.
    @Test(arguments: rules) func resetsTheStreamAlone(_ rule: Rule) async throws {
        let identity = try await SelfSigned()
        let listener = try await Listener.start(responder: EchoResponder(), tls: identity.files)
        let requests = rule.malformed + rule.refused + rule.right
        let expected =
            rule.malformed.map { _ in "reset 1" } + rule.refused.map { _ in "400" } + rule.right.map { _ in "200" }
        let table = String(decoding: try JSONEncoder().encode(requests), as: UTF8.self)
        let arguments = ["-B", "-c", Self.script, "\(listener.port)", table]
        let said = try await ToolRun.run(Python.interpreter, arguments).output
        await listener.stop(gracefulWithin: .seconds(2))
        let outcomes = said.split(separator: "\n").map(String.init)
        try #require(outcomes.count == requests.count, "\(said.suffix(2000))")
        for (request, (outcome, expected)) in zip(requests, zip(outcomes, expected)) {
            #expect(outcome == expected, "\(request)")
        }
    }

    /// Sends each request, and a good one behind it; prints what became of it.
    private static let script = #"""
        import json, socket, ssl, sys
        import hpack
        from hyperframe.frame import DataFrame, Frame, GoAwayFrame, HeadersFrame, RstStreamFrame, SettingsFrame

        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["h2"])
        wire = context.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20))
        coder, reader, got, bytes_ = hpack.Encoder(), hpack.Decoder(), {}, b""

        def head(stream, fields, ends):
            flags = ["END_HEADERS"] + ["END_STREAM"] * ends
            return HeadersFrame(stream, coder.encode(fields), flags=flags).serialize()

        def outcome(stream):
            global bytes_
            while stream not in got:
                while len(bytes_) < 9 or len(bytes_) < 9 + Frame.parse_frame_header(memoryview(bytes_[:9]))[1]:
                    more = wire.recv(65536)
                    if not more: sys.exit("the connection has ended")
                    bytes_ += more
                frame, length = Frame.parse_frame_header(memoryview(bytes_[:9]))
                frame.parse_body(memoryview(bytes_[9:9 + length]))
                bytes_ = bytes_[9 + length:]
                if isinstance(frame, HeadersFrame): got[frame.stream_id] = dict(reader.decode(frame.data))[":status"]
                if isinstance(frame, RstStreamFrame): got[frame.stream_id] = f"reset {frame.error_code}"
                if isinstance(frame, GoAwayFrame): sys.exit(f"goaway {frame.error_code}")
            return got[stream]

        wire.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SettingsFrame(0).serialize())
        stream, good = 1, [(":method", "GET"), (":scheme", "https"), (":path", "/b"), (":authority", "h")]
        for request in json.loads(sys.argv[2]):
            fields, trailers = [[tuple(field) for field in request[part]] for part in ("fields", "trailers")]
            body = request["body"]
            out = head(stream, fields, not body and not trailers)
            for number, text in enumerate(body, 1):
                ends = number == len(body) and not trailers
                out += DataFrame(stream, text.encode(), flags=["END_STREAM"] * ends).serialize()
            if trailers: out += head(stream, trailers, True)
            wire.sendall(out + head(stream + 2, good, True))
            said = outcome(stream)
            if outcome(stream + 2) != "200": said += ", and the next " + outcome(stream + 2)
            print(said)
            stream += 4
        """#
}
