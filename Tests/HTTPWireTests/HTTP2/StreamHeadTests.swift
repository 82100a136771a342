#if TLS
    import HTTPMessage
    import NIOHPACK
    import Testing

    @testable import HTTPWire

    struct StreamHeadTests {
        private static let start = [(":method", "GET"), (":scheme", "https"), (":path", "/a?b"), (":authority", "h:1")]

        private func head(_ fields: [(String, String)]) throws -> StreamHead { try StreamHead(HPACKHeaders(fields)) }

        @Test func readsACallAsHTTP1WouldWriteIt() throws {
            let head = try head(
                Self.start + [("cookie", "a=1"), ("x", " 1 "), ("host", "other"), ("cookie", "b=2"), ("x", "2")])
            #expect(head.method == "GET")
            #expect(head.target == "/a?b")
            #expect(head.headers == ["Host": "h:1", "x": "1", "x": "2", "cookie": "a=1; b=2"])
            #expect(head.announcedBytes == nil)
        }

        @Test func takesTheHostWhereThereIsNoAuthority() throws {
            let head = try head(Array(Self.start.dropLast()) + [("host", "h"), ("content-length", "17")])
            #expect(head.headers["Host"] == "h")
            #expect(head.announcedBytes == 17)
        }

        // What would become something else once it is written as HTTP/1.1: request smuggling by downgrade.
        @Test(arguments: [
            (":path", "/a HTTP/1.1\r\nX: y"), (":path", "/a b"), (":path", "a"), (":path", "*"), (":path", ""),
            (":method", "GET / HTTP/1.1\r\n"), (":method", ""), (":method", "CONNECT"),
            (":authority", "h\r\nX: y"), (":authority", "u@h"), (":authority", "h/x"), (":authority", ""),
            (":authority", "a, b"),
            ("x", "a\r\nTransfer-Encoding: chunked"), ("x", "a\u{0}"), ("a b", "c"), ("a:b", "c"), ("x\r\ny", "c"),
        ])
        func refuses(_ name: String, _ value: String) {
            var fields = Self.start.filter { $0.0 != name }
            fields.append((name, value))
            #expect(throws: FramingFault.self, "\(name)=\(value.debugDescription)") { try head(fields) }
        }

        @Test(arguments: [":method", ":path"])
        func refusesTwoOf(_ name: String) {
            let fields = Self.start + Self.start.filter { $0.0 == name }
            #expect(throws: FramingFault.self) { try head(fields) }
        }

        @Test func needsAHost() {
            #expect(throws: FramingFault.self) { try head(Array(Self.start.dropLast())) }
            #expect(throws: FramingFault.self) {
                try head(Array(Self.start.dropLast()) + [("host", "a"), ("host", "b")])
            }
        }
    }
#endif
