import HTTPMessage
import Testing

@testable import HTTPWire

struct StreamHeadTests {
    private static let start = [(":method", "GET"), (":scheme", "https"), (":path", "/a?b"), (":authority", "h:1")]

    private static func taken(_ fields: [(String, String)], _ limits: ListenerLimits = ListenerLimits()) -> StreamHead {
        var head = StreamHead(limits)
        for (name, value) in fields {
            head.take(
                CompressedField(
                    CompressedName(CompressedText(text: name, byteCount: name.utf8.count)),
                    CompressedText(text: value, byteCount: value.utf8.count)))
        }
        return head
    }

    private func call(_ fields: [(String, String)]) throws -> Call {
        var head = Self.taken(fields)
        return try head.finish()
    }

    @Test func readsACallAsHTTP1WouldWriteIt() throws {
        let call = try call(
            Self.start + [("cookie", "a=1"), ("x", "1"), ("host", "H:1"), ("cookie", "b=2"), ("x", "2")])
        #expect(call.method == "GET")
        #expect(call.target == "/a?b")
        #expect(call.headers == ["Host": "h:1", "x": "1", "x": "2", "cookie": "a=1; b=2"])
    }

    @Test func takesTheHostWhereThereIsNoAuthority() throws {
        var head = Self.taken(Array(Self.start.dropLast()) + [("host", "h"), ("content-length", "17")])
        #expect(head.announcedBytes == 17)
        #expect(try head.finish().headers["Host"] == "h")
    }

    /// What would become something else once it is written as HTTP/1.1: request smuggling by downgrade.
    @Test(arguments: [
        (":path", "/a HTTP/1.1\r\nX: y"), (":path", "/a b"), (":path", "a"), (":path", "*"), (":path", ""),
        (":method", "GET / HTTP/1.1\r\n"), (":method", ""), (":method", "CONNECT"), (":authority", "h\r\nX: y"),
        (":authority", "u@h"), (":authority", "h/x"), (":authority", ""), (":authority", "a, b"),
        ("x", "a\r\nTransfer-Encoding: chunked"), ("x", "a\u{0}"), ("a b", "c"), ("a:b", "c"), ("x\r\ny", "c"),
    ])
    func refuses(_ name: String, _ value: String) {
        var fields = Self.start.filter { $0.0 != name }
        fields.append((name, value))
        #expect(throws: StreamHead.Fault.self, "\(name)=\(value.debugDescription)") { try call(fields) }
    }

    /// RFC 9113, 8.2 and 8.3.
    @Test(arguments: [
        ("X", "1"), ("connection", "close"), ("keep-alive", "1"), ("proxy-connection", "1"), ("upgrade", "h2c"),
        ("transfer-encoding", "chunked"), ("te", "gzip"), (":status", "200"), (":other", "1"), ("", "1"),
        (":method", "GET"), (":path", "/"), (":scheme", "https"), (":authority", "h"), ("content-length", "-1"),
        ("content-length", ""), ("content-length", "1, 1"), ("content-length", "99999999999999999999"),
    ])
    func isMalformedWith(_ name: String, _ value: String) {
        #expect(throws: StreamHead.Fault.malformed) { try call(Self.start + [(name, value)]) }
    }

    /// 8.2.1: curl and Node's client send such values as they are given, so they are told why.
    @Test(arguments: [("x", " 1"), ("x", "1\t"), ("x", " "), ("te", "trailers "), ("cookie", " a=1")])
    func refusesValuesWithBlankEnds(_ name: String, _ value: String) {
        let fault = StreamHead.Fault.refused(.malformed("a field's value begins or ends with a blank"))
        #expect(throws: fault) { try call(Self.start + [(name, value)]) }
    }

    /// 8.3.1: a scheme is that of a URI.
    @Test(arguments: ["", "1s", "https:", "ht tp", "hättp"]) func isMalformedWithAScheme(scheme: String) {
        var fields = Self.start
        fields[1].1 = scheme
        #expect(throws: StreamHead.Fault.malformed) { try call(fields) }
    }

    /// 8.5: it has neither scheme nor path; a right one is refused as over HTTP/1.1, which lets a client know why.
    @Test func refusesToBeAProxy() {
        let connect = [(":method", "CONNECT"), (":authority", "h:443")]
        #expect(throws: StreamHead.Fault.refused(.malformed("CONNECT is for proxies"))) { try call(connect) }
        for wrong in [[connect[0]], connect + [(":path", "/")], connect + [(":scheme", "https")]] {
            #expect(throws: StreamHead.Fault.malformed) { try call(wrong) }
        }
    }

    @Test(arguments: [":method", ":path", ":scheme"])
    func isMalformedWithout(_ name: String) {
        #expect(throws: StreamHead.Fault.malformed) { try call(Self.start.filter { $0.0 != name }) }
    }

    @Test func isMalformedWhereAPseudoHeaderComesLate() {
        #expect(throws: StreamHead.Fault.malformed) { try call([Self.start[0], ("x", "1")] + Self.start.dropFirst()) }
        let lengths = [("content-length", "1"), ("content-length", "1")]
        #expect(throws: StreamHead.Fault.malformed) { try call(Self.start + lengths) }
    }

    @Test func mayHaveTrailers() throws {
        #expect(try call(Self.start + [("te", "trailers")]).headers["te"] == "trailers")
        #expect(try call(Self.start + [("te", "Trailers")]).headers["te"] == "Trailers")
        #expect(Self.taken([("x", "1")]).isTrailerSection)
        #expect(!Self.taken([(":path", "/")]).isTrailerSection)
        #expect(!Self.taken([("X", "1")]).isTrailerSection)
    }

    @Test func needsAHost() {
        #expect(throws: StreamHead.Fault.self) { try call(Array(Self.start.dropLast())) }
        #expect(throws: StreamHead.Fault.self) {
            try call(Array(Self.start.dropLast()) + [("host", "a"), ("host", "b")])
        }
    }

    /// Whom the request is for must be clear to everybody who reads it (RFC 9113, 8.3.1).
    @Test(arguments: ["other", "h", "h:2", ""]) func namesOneHost(host: String) {
        #expect(throws: StreamHead.Fault.refused(.malformed("Host is not :authority (RFC 9113, 8.3.1)"))) {
            try call(Self.start + [("host", host)])
        }
    }

    @Test func hasLimits() throws {
        var limits = ListenerLimits()
        limits.headBytes = 100
        var large = Self.taken(Self.start + [("x", String(repeating: "v", count: 60))], limits)
        #expect(throws: StreamHead.Fault.refused(.headTooLarge)) { try large.finish() }
        limits.headBytes = 1000
        limits.fields = 5
        var many = Self.taken(Self.start + [("x", "1"), ("y", "1")], limits)
        #expect(throws: StreamHead.Fault.refused(.tooManyFields)) { try many.finish() }
        var enough = Self.taken(Self.start + [("x", "1")], limits)
        #expect(try enough.finish().headers["x"] == "1")
    }
}
