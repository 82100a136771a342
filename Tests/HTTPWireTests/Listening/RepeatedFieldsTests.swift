import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct RepeatedFieldsTests {
    private static let host = "Host: h\r\n"

    /// Tells one head after the other to what keeps the fields.
    private func heads(_ count: Int, _ fields: (Int) -> String, to repeated: inout RepeatedFields) {
        for number in 0..<count {
            let buffer = ByteBuffer(string: fields(number) + "\r\n")
            var read = buffer
            repeated.startOver()
            repeated.begin(at: read.readerIndex)
            read.moveReaderIndex(to: read.writerIndex)
            let headers: HeaderList = ["Number": "\(number)"]
            repeated.end(with: headers, RequestFields(headers), in: read)
        }
    }

    private func known(_ text: String, to repeated: inout RepeatedFields) -> HeaderList? {
        repeated.next(in: ByteBuffer(string: text))?.headers
    }

    @Test func knowsThoseOfTheLastRequestButTheFirst() {
        var repeated = RepeatedFields()
        heads(1, { _ in Self.host }, to: &repeated)
        #expect(known(Self.host + "\r\n", to: &repeated) == nil)
        heads(1, { _ in Self.host }, to: &repeated)
        #expect(known(Self.host + "\r\n", to: &repeated) == ["Number": "0"])
        #expect(known(Self.host + "\r\nGET / HTTP/1.1\r\n", to: &repeated) == ["Number": "0"])
    }

    @Test(arguments: ["Host: h\r\n", "Host: h\r\n\r", "host: h\r\n\r\n", "Host: h\r\nA: b\r\n\r\n", "\r\n", ""])
    func takesOnlyEqualBytesForThem(_ other: String) {
        var repeated = RepeatedFields()
        heads(2, { _ in Self.host }, to: &repeated)
        #expect(known(other, to: &repeated) == nil)
    }

    @Test func keepsNoLongOnes() {
        var repeated = RepeatedFields()
        let long = Self.host + "A: \(String(repeating: "b", count: 2048))\r\n"
        heads(3, { _ in long }, to: &repeated)
        #expect(known(long + "\r\n", to: &repeated) == nil)
    }

    @Test func givesUpOnAClientThatSendsOthersEachTime() {
        var repeated = RepeatedFields()
        heads(30, { "A: \($0)\r\n" }, to: &repeated)
        #expect(known("A: 29\r\n\r\n", to: &repeated) == nil)
        #expect(known("A: 8\r\n\r\n", to: &repeated) != nil, "those that were kept last")
    }

    @Test func keepsNothingThatDidNotComeWithItsRequestLine() {
        var repeated = RepeatedFields()
        heads(1, { _ in Self.host }, to: &repeated)
        repeated.begin(at: 0)
        repeated.startOver()
        repeated.end(with: HeaderList(), RequestFields(HeaderList()), in: ByteBuffer(string: Self.host))
        #expect(known(Self.host + "\r\n", to: &repeated) == nil)
    }

    /// Requests one after the other on a connection are read as each is alone.
    @Test func leavesEveryRequestWhatItIs() throws {
        let fields = [
            "Host: h\r\n\r\n", "Host: h\r\nAccept: a\r\n\r\n", "Host: h\r\nContent-Length: 3\r\n\r\nabc",
            "Host: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nT: t\r\n\r\n",
            "Host: h\r\nConnection: close\r\n\r\n",
            "Host: h\r\nContent-Length: 0\r\n\r\n", "X: \(String(repeating: "x", count: 3000))\r\nHost: h\r\n\r\n",
        ]
        let lines = [
            "GET /a HTTP/1.1\r\n", "POST http://other/b HTTP/1.1\r\n", "HEAD /c HTTP/1.0\r\n",
            "\r\nPUT /d HTTP/1.1\r\n",
        ]
        var random = FixedRandom(seed: 7)
        for _ in 0..<60 {
            var repeated = fields.randomElement(using: &random) ?? ""
            let requests = (0..<12).map { _ -> String in
                if Int.random(in: 0..<3, using: &random) == 0 { repeated = fields.randomElement(using: &random) ?? "" }
                var line = lines.randomElement(using: &random) ?? ""
                if line.contains("1.0"), repeated.contains("chunked") { line = lines[0] }
                return line + repeated
            }
            let alone = try requests.map { try #require(try steps([Array($0.utf8)]).first) }
            let text = Array(requests.joined().utf8)
            let cuts = [0] + (0..<4).map { _ in Int.random(in: 0...text.count, using: &random) }.sorted() + [text.count]
            for pieces in [
                [text], requests.map { Array($0.utf8) }, zip(cuts, cuts.dropFirst()).map { Array(text[$0..<$1]) },
            ] {
                let found = try steps(pieces)
                #expect(found.map(\.0) == alone.map(\.0))
                #expect(found.map(\.1) == alone.map(\.1))
            }
        }
    }

    /// A head is as long with fields that are known as with others.
    @Test func countsThemForTheLimitOfAHead() throws {
        let fields = "Host: h\r\nA: \(String(repeating: "b", count: 60))\r\n\r\n"
        let long = "GET /\(String(repeating: "c", count: 40)) HTTP/1.1\r\n"
        var limits = ListenerLimits()
        limits.headBytes = fields.utf8.count + long.utf8.count - 1
        var parser = RequestParser(limits)
        var buffer = ByteBuffer(string: ("GET / HTTP/1.1\r\n" + fields + "GET / HTTP/1.1\r\n" + fields + long + fields))
        #expect(try parser.next(from: &buffer) != nil)
        #expect(try parser.next(from: &buffer) != nil)
        #expect(throws: FramingFault.headTooLarge) { try parser.next(from: &buffer) }
    }

    private func steps(_ pieces: [[UInt8]]) throws -> [(Call, RequestParser.Delivery)] {
        var parser = RequestParser(ListenerLimits())
        var buffer = ByteBuffer()
        var found: [(Call, RequestParser.Delivery)] = []
        for piece in pieces {
            buffer.writeBytes(piece)
            while let step = try parser.next(from: &buffer) {
                if case .call(let call, let delivery) = step { found.append((call, delivery)) }
            }
            buffer.discardReadBytes()
        }
        return found
    }
}
