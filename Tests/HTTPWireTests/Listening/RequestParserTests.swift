import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct RequestParserTests {
    static let chunkedPost =
        "POST /a?b=1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nX-Blank:\r\n\r\n"
        + "3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\n"

    private func parser(head: Int = 65536, body: Int = 1024) -> RequestParser {
        var limits = ListenerLimits()
        limits.headBytes = head
        limits.bodyBytes = body
        limits.fields = 20
        return RequestParser(limits)
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

    // A fault that depends on how the bytes were cut would let a request be smuggled at another cut.
    @Test func refusesMalformedRequestsAtEverySplit() {
        for (reason, request) in MalformedRequests.all {
            let bytes = Array((request + "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n").utf8)
            let whole = read([bytes], parser())
            #expect(isFault(whole), "\(reason)")
            #expect(read(bytes.map { [$0] }, parser()) == whole, "\(reason), byte by byte")
            for split in stride(from: 1, to: min(bytes.count, 200), by: 1) {
                let halves = [Array(bytes[..<split]), Array(bytes[split...])]
                #expect(read(halves, parser()) == whole, "\(reason), split at \(split)")
            }
        }
    }

    @Test func survivesRandomDamage() {
        var random = FixedRandom(seed: 4)
        let seeds = [Array(Self.chunkedPost.utf8)] + MalformedRequests.all.map { Array($0.1.utf8.prefix(300)) }
        for _ in 0..<20_000 {
            var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert([0x0A, 0x0D, 0x20, 0x3A, 0x00][place % 5], at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: 0)
                }
                if bytes.isEmpty { bytes = [0x0D] }
            }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            #expect(
                read([bytes], parser()) == read([Array(bytes[..<cut]), Array(bytes[cut...])], parser()),
                "\(String(decoding: bytes, as: UTF8.self).debugDescription) at \(cut)")
        }
    }

    @Test(arguments: ["200-ok", "100-continue, x", "", "100-continue;q=1"])
    func refusesUnknownExpectations(_ expectation: String) throws {
        let head = "Host: h\r\nExpect: \(expectation)\r\nContent-Length: 1\r\n\r\n"
        var parser = parser()
        var buffer = ByteBuffer(string: "POST / HTTP/1.1\r\n\(head)")
        let step = try parser.next(from: &buffer)
        if case .expectsUnknown = step {} else { Issue.record("\(step as Any)") }
        #expect(try read([Array("POST / HTTP/1.0\r\n\(head)a".utf8)], self.parser()).get() != nil)
    }

    // Names that some servers take for Transfer-Encoding or Content-Length: they are other names, and frame nothing.
    @Test(arguments: ["Transfer_Encoding: chunked", "X-Transfer-Encoding: chunked", "Content_Length: 9"])
    func framesByExactNamesOnly(_ header: String) throws {
        let call = try read([Array("POST / HTTP/1.1\r\nHost: h\r\n\(header)\r\n\r\n".utf8)], parser()).get()
        #expect(call?.body == [])
    }

    // Request smuggling by trailers: they belong to the body and become no headers.
    @Test func keepsTrailersOutOfTheHeaders() throws {
        let request =
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "0\r\nContent-Length: 50\r\nHost: evil\r\nX-Api-Key: k\r\n\r\n"
        let call = try read([Array(request.utf8)], parser()).get()
        #expect(call?.headers == ["Host": "h", "Transfer-Encoding": "chunked"])
    }

    private func isFault(_ result: Result<Call?, FramingFault>) -> Bool {
        if case .failure = result { true } else { false }
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

    @Test func limitsTheNumberOfHeadersAndOfTrailers() {
        let head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
        let many = { String(repeating: "A:\r\n", count: $0) }
        #expect((try? read([Array("\(head)\(many(18))\r\n0\r\n\(many(20))\r\n".utf8)], parser()).get()) != nil)
        #expect(read([Array("\(head)\(many(19))".utf8)], parser()) == .failure(.tooManyFields))
        #expect(read([Array("\(head)\r\n0\r\n\(many(21))".utf8)], parser()) == .failure(.tooManyFields))
    }
}
