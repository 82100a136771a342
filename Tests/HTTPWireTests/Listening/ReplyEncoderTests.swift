import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct ReplyEncoderTests {
    private static let headers: HeaderList = [
        "Content-Type": "text/plain", "date": "never", "X-Ü": "name", "X-Split": "a\r\nX-Injected: 1",
        "Transfer-Encoding": "chunked", "Set-Cookie": "a=1", "set-cookie": "b=ü", "CONNECTION": "close", "X-Empty": "",
    ]

    private func bytes(_ reply: Reply, isHEAD: Bool = false) -> String {
        var encoder = ReplyEncoder()
        var buffer = ByteBuffer()
        let delivery = RequestParser.Delivery(isHEAD: isHEAD, minorVersion: 1, keepsAlive: true)
        let rest = encoder.encode(reply, delivery: delivery, epochSeconds: 0, bodyLimit: 1000, into: &buffer)
        #expect(rest.isEmpty || reply.body.count - rest.count == 1000)
        buffer.writeBytes(rest)
        return String(buffer: buffer)
    }

    @Test func writesWhatCanBeCarriedAndItsOwnFraming() {
        let reply = Reply(status: 418, headers: Self.headers, body: Array("tea".utf8))
        let head =
            "HTTP/1.1 418 I'm a teapot\r\nContent-Type: text/plain\r\nSet-Cookie: a=1\r\nset-cookie: b=ü\r\n"
            + "X-Empty: \r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 3\r\n\r\n"
        #expect(bytes(reply) == head + "tea")
        #expect(bytes(reply, isHEAD: true) == head)
    }

    @Test(arguments: [0, 1, 9, 10, 11, 99, 100, 909, 1_000, 123_456, 1_000_000])
    func saysHowLongTheBodyIs(count: Int) {
        let reply = Reply(status: 200, body: Array(repeating: UInt8(ascii: "b"), count: count))
        let text = bytes(reply)
        #expect(text.hasSuffix("\r\nContent-Length: \(count)\r\n\r\n" + String(repeating: "b", count: count)))
        #expect(bytes(reply, isHEAD: true) == String(text.dropLast(count)))
    }

    @Test(arguments: [200, 204, 304, 404, 999, 1000])
    func writesPreparedHeadersAlike(_ status: Int) {
        let reply = Reply(status: status, headers: Self.headers, body: Array("body".utf8))
        var prepared = reply
        prepared.headers.prepare()
        #expect(prepared == reply)
        #expect(bytes(prepared) == bytes(reply))
        prepared.headers.append("X-Later", "1")
        #expect(bytes(prepared).contains("\r\nX-Later: 1\r\n") == (status != 1000))
        prepared.headers.prepare()
        prepared.headers.fields[0].value = "text/html"
        #expect(!bytes(prepared).contains("\r\nContent-Type: text/plain\r\n"))
    }
}
