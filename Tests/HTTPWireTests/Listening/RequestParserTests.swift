import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct RequestParserTests {
    static let chunkedPost =
        "POST /a?b=1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nX-Blank:\r\n\r\n"
        + "3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\n"

    private func parser(head: Int = 65536, body: Int = 1024) -> RequestParser {
        RequestParser(headLimit: head, bodyLimit: body)
    }

    /// The call in the pieces, or the fault that they are.
    private func read(_ pieces: [[UInt8]], _ parser: RequestParser) -> Result<Call?, FramingFault> {
        var parser = parser
        var buffer = ByteBuffer()
        do throws(FramingFault) {
            for piece in pieces {
                buffer.writeBytes(piece)
                while let step = try parser.next(from: &buffer) {
                    if case .call(let call, _) = step { return .success(call) }
                }
            }
        } catch {
            return .failure(error)
        }
        return .success(nil)
    }

    @Test func readsTheSameCallAtEverySplit() throws {
        let bytes = Array(Self.chunkedPost.utf8)
        let expected = Call(
            method: "POST", target: "/a?b=1",
            headers: ["Host": "h", "Transfer-Encoding": "chunked", "X-Blank": ""], body: Array("abc0123456789".utf8))
        for split in 0...bytes.count {
            let call = try read([Array(bytes[..<split]), Array(bytes[split...])], parser()).get()
            #expect(call == expected, "split at \(split)")
        }
        #expect(try read(bytes.map { [$0] }, parser()).get() == expected)
        for end in 0..<bytes.count {
            #expect(try read([Array(bytes[..<end])], parser()).get() == nil, "cut at \(end)")
        }
    }

    // Methods that collections have and that NIO's decoder refuses.
    @Test(arguments: ["VIEW", "post", "POSTMAN", "get", "X-1"])
    func takesEveryTokenAsMethod(_ method: String) throws {
        let call = try read([Array("\(method) / HTTP/1.1\r\nHost: h\r\n\r\n".utf8)], parser()).get()
        #expect(call?.method == method)
    }

    @Test(arguments: [
        ("http://other:8080/a?b", "/a?b", "other:8080"), ("HTTP://other", "/", "other"),
        ("https://other?x", "/?x", "other"), ("/ü", "/ü", "h"), ("//x", "//x", "h"),
    ])
    func bringsTargetsIntoOriginForm(_ target: String, _ origin: String, _ host: String) throws {
        let call = try read([Array("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n".utf8)], parser()).get()
        #expect(call?.target == origin)
        #expect(call?.headers["Host"] == host)
    }

    @Test func keepsOrderSpellingAndRepeatsOfHeaders() throws {
        let head = "GET / HTTP/1.1\r\nhOST: h\r\nB:\t1 \r\na: x:y\r\nB: 2\r\nC: \u{FC}\r\n\r\n"
        let call = try read([Array(head.utf8)], parser()).get()
        #expect(call?.headers == ["hOST": "h", "B": "1", "a": "x:y", "B": "2", "C": "\u{FC}"])
        let latin = Array("GET / HTTP/1.1\r\nHost: h\r\nC: ".utf8) + [0xFC] + Array("\r\n\r\n".utf8)
        #expect(try read([latin], parser()).get()?.headers["C"] == "\u{FC}")
    }

    @Test func readsOverEmptyLinesBeforeARequest() throws {
        let call = try read([Array("\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n".utf8)], parser()).get()
        #expect(call?.method == "GET")
    }

    @Test(arguments: [
        (0, 0, false), (1024, 1024, false), (1025, 0, true), (9_223_372_036_854_775_807, 0, true),
    ])
    func limitsTheBodyByItsAnnouncement(_ length: Int, _ sent: Int, _ isRefused: Bool) {
        let bytes = Array("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \(length)\r\n\r\n".utf8)
        let result = read([bytes, Array(repeating: 0x78, count: sent)], parser())
        if isRefused {
            #expect(result == .failure(.bodyTooLarge))
        } else {
            #expect((try? result.get())?.body.count == length)
        }
    }

    @Test func limitsTheBodyByItsChunks() {
        let head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunk = "200\r\n" + String(repeating: "x", count: 512) + "\r\n"
        let whole = read([Array((head + chunk + chunk + "0\r\n\r\n").utf8)], parser())
        #expect((try? whole.get())?.body.count == 1024)
        #expect(read([Array((head + chunk + chunk + "1\r\n").utf8)], parser()) == .failure(.bodyTooLarge))
    }

    @Test func limitsTheHeadWhetherItsLinesEndOrNot() {
        let line = "GET / HTTP/1.1\r\nHost: h\r\n"
        let fits = line + "A: " + String(repeating: "x", count: 200 - line.utf8.count - 7) + "\r\n\r\n"
        #expect(fits.utf8.count == 200)
        #expect((try? read([Array(fits.utf8)], parser(head: 200)).get()) != nil)
        #expect(read([Array(fits.utf8)], parser(head: 199)) == .failure(.headTooLarge))
        let endless = Array(repeating: UInt8(0x78), count: 201)
        #expect(read([endless], parser(head: 200)) == .failure(.headTooLarge))
    }
}
