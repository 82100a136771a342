import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct ReplyParserTests {
    /// What a parser makes of an answer in pieces.
    private struct Reading: Equatable {
        var head: ReplyParser.Head?
        var body: [UInt8] = []
        var interim: [Int] = []
        var trailers = HeaderList()
        var isComplete = false
        var keepsAlive = false
        var surplus = 0
        var fault: FramingFault?
    }

    private func read(
        _ pieces: [ArraySlice<UInt8>], isHEAD: Bool = false, closes: Bool = false,
        limits: ReplyParser.Limits = ReplyParser.Limits()
    ) -> Reading {
        var parser = ReplyParser(isAnswerToHEAD: isHEAD, limits: limits)
        var buffer = ByteBuffer()
        var fault: FramingFault?
        do throws(FramingFault) {
            for piece in pieces {
                buffer.writeBytes(piece)
                _ = try parser.read(from: &buffer)
            }
        } catch let error {
            fault = error
        }
        if closes, fault == nil { _ = parser.finish() }
        return Reading(
            head: parser.head, body: parser.bodyBytes, interim: parser.interim, trailers: parser.trailers,
            isComplete: parser.isComplete, keepsAlive: parser.keepsAlive, surplus: buffer.readableBytes, fault: fault)
    }

    private func read(_ text: String, isHEAD: Bool = false, closes: Bool = false) -> Reading {
        read([Array(text.utf8)[...]], isHEAD: isHEAD, closes: closes)
    }

    private static let interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103\r\nLink: x\r\n\r\n"

    @Test(arguments: [
        interim + "HTTP/1.1 201 Made it \r\nX-A: 1\r\nx-a:\t2\r\nContent-Length: 5\r\n\r\nhello",
        interim
            + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nhel\r\n02\r\nlo\r\n0\r\nA: b\r\nC: d\r\n\r\n",
        interim + "HTTP/1.0 500 \r\n\r\nhello",
    ])
    func readsTheSameAnswerAtEverySplit(_ text: String) {
        let bytes = Array(text.utf8)
        let whole = read([bytes[...]], closes: true)
        #expect(whole.isComplete && whole.fault == nil)
        #expect(whole.body == Array("hello".utf8))
        #expect(whole.interim == [100, 103])
        for split in 0...bytes.count {
            #expect(read([bytes[..<split], bytes[split...]], closes: true) == whole, "split at \(split)")
        }
        #expect(read(bytes.indices.map { bytes[$0...$0] }, closes: true) == whole)
        guard whole.keepsAlive else { return }
        for end in 0..<bytes.count { #expect(!read([bytes[..<end]], closes: true).isComplete, "cut at \(end)") }
    }

    @Test func keepsStatusReasonAndHeadersAsTheyStood() {
        let reading = read("HTTP/1.1 299 Well  done\r\nB: 1 \r\na:x\r\nB: \r\ncontent-length: 0\r\n\r\n")
        let headers: HeaderList = ["B": "1", "a": "x", "B": "", "content-length": "0"]
        #expect(reading.head == ReplyParser.Head(status: 299, reason: "Well  done", minorVersion: 1, headers: headers))
        #expect(reading.isComplete && reading.keepsAlive)
        #expect(read("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n").head?.reason == "")
    }

    @Test func keepsTrailersApart() {
        let reading = read("HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\nA: b\r\n\r\n")
        #expect(reading.trailers == ["A": "b"])
        #expect(reading.head?.headers == ["Transfer-Encoding": "CHUNKED"])
    }

    @Test(arguments: [
        ("HTTP/1.1 204 No Content\r\n\r\n", false), ("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", false),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true),
        ("HTTP/1.1 404 Not Found\r\n\r\n", true), ("HTTP/1.1 101 Switching Protocols\r\n\r\n", false),
    ])
    func awaitsNoBodyWhereNoneCanBe(_ text: String, _ isHEAD: Bool) {
        let reading = read(text, isHEAD: isHEAD)
        #expect(reading.isComplete)
        #expect(reading.body.isEmpty)
        #expect(reading.keepsAlive == (reading.head?.status != 101))
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", true), ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n", false),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n", false),
        ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nconnection: x, Keep-Alive\r\n", true),
    ])
    func knowsWhetherTheConnectionStays(_ head: String, _ keepsAlive: Bool) {
        #expect(read(head + "\r\n").keepsAlive == keepsAlive)
    }

    @Test func readsABodyWithoutLengthUntilTheEnd() {
        let text = "HTTP/1.1 200 OK\r\n\r\nsome"
        #expect(!read(text).isComplete)
        let reading = read(text, closes: true)
        #expect(reading.isComplete && !reading.keepsAlive)
        #expect(reading.body == Array("some".utf8))
    }

    @Test func leavesWhatComesAfterTheAnswer() {
        let reading = read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd")
        #expect(reading.isComplete)
        #expect(reading.surplus == 2)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200 OK\r\n", "HTTP/1.1 20 OK\r\n", "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1 099 No\r\n", "HTTP/1.1  200 OK\r\n", "HTTP/1.1 2x0 OK\r\n", "http/1.1 200 OK\r\n",
        "HTTP/1.1 200 O\u{0}K\r\n",
        "HTTP/1.1 200 OK\n", "\r\n", "HTTP/1.1 200 OK\r\nA b\r\n", "HTTP/1.1 200 OK\r\nA : b\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n", "HTTP/1.1 200 OK\r\nA: \u{1}\r\n", "HTTP/1.1 200 OK\r\n: b\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\rb",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nno colon\r\n",
    ])
    func refusesWhatIsNoAnswer(_ text: String) {
        let bytes = Array(text.utf8)
        for reading in [read(text), read(bytes.indices.map { bytes[$0...$0] })] {
            guard case .malformed = reading.fault else {
                Issue.record("read as \(reading)")
                continue
            }
            #expect(!reading.isComplete)
        }
    }

    @Test func limitsHeadsAndBodies() {
        var limits = ReplyParser.Limits()
        limits.headBytes = 40
        limits.bodyBytes = 4
        func fault(_ text: String) -> FramingFault? { read([Array(text.utf8)[...]], limits: limits).fault }
        #expect(fault("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd") == nil)
        #expect(fault("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n") == .bodyTooLarge)
        #expect(fault("HTTP/1.1 200 OK\r\n\r\nabcde") == .bodyTooLarge)
        #expect(fault("HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 40)) == .headTooLarge)
        #expect(fault(String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 2)) == .headTooLarge)
    }

    /// Any bytes at all: an answer, a fault or a wish for more, but no crash.
    @Test func survivesMutatedAnswers() {
        var generator = SplitMix(state: 7)
        let seed = Array(
            "HTTP/1.1 200 OK\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nT: u\r\n\r\n".utf8)
        for _ in 0..<2000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let whole = read([bytes[...]], closes: true)
            let split = Int.random(in: 0...bytes.count, using: &generator)
            #expect(read([bytes[..<split], bytes[split...]], closes: true).fault == whole.fault)
            #expect(whole.body.count <= bytes.count)
        }
    }
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
