import HTTPMessage
import Testing

@testable import HTTPWire

struct ReplyCompressionTests {
    private let text = Array(String(repeating: "compressible ", count: 100).utf8)

    private func reply(_ headers: HeaderList = ["Content-Type": "application/json"], _ body: [UInt8]? = nil) -> Reply {
        Reply(status: 200, headers: headers, body: body ?? text)
    }

    private func sent(_ reply: Reply, accepting coding: String = "gzip") -> Reply {
        ReplyCompression.apply(to: reply, for: ["Accept-Encoding": coding])
    }

    @Test func compressesForThoseWhoAccept() {
        let zipped = sent(reply())
        #expect(zipped.body.count < text.count / 5)
        #expect(zipped.body.starts(with: [0x1F, 0x8B, 8]))
        #expect(zipped.headers["Content-Encoding"] == "gzip")
        #expect(zipped.headers["Vary"] == "Accept-Encoding")
        let plain = sent(reply(), accepting: "br")
        #expect(plain.body == text)
        #expect(plain.headers == ["Content-Type": "application/json", "Vary": "Accept-Encoding"])
    }

    @Test(arguments: [(32, "gzip", false), (33, "gzip", true), (33, "br", false), (4097, "gzip", false)])
    func largeBodiesAreNotForTheEventLoop(kilobytes: Int, coding: String, takesLong: Bool) {
        let large = reply(["Content-Type": "text/plain"], [UInt8](repeating: 0x78, count: kilobytes * 1024))
        #expect(ReplyCompression.takesLong(large, for: ["Accept-Encoding": coding]) == takesLong)
    }

    @Test(
        arguments: [
            ["Content-Type": "image/png"], [:], ["Content-Type": "nonsense"],
            ["Content-Type": "text/plain", "Content-Encoding": "br"],
            ["Content-Type": "text/plain", "Cache-Control": "max-age=1, no-transform"],
            ["Content-Type": "text/plain", "Content-Range": "bytes 0-1/2"],
        ] as [HeaderList])
    func leavesAlone(_ headers: HeaderList) {
        #expect(sent(reply(headers)) == reply(headers))
    }

    @Test func leavesAloneWhatDoesNotShrink() {
        let tiny = reply(["Content-Type": "text/plain"], Array(text.prefix(1023)))
        #expect(sent(tiny) == tiny)
        var random = FixedRandom(seed: 1)
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(sent(reply(["Content-Type": "text/plain"], noise)).headers["Content-Encoding"] == nil)
    }

    @Test(arguments: [("\"a\"", "W/\"a\""), ("W/\"a\"", "W/\"a\""), ("unquoted", "unquoted")])
    func weakensTheTagOfOtherBytes(_ tag: String, _ expected: String) {
        let tagged = reply(["Content-Type": "text/plain", "etag": tag])
        #expect(sent(tagged).headers["ETag"] == expected)
        #expect(sent(tagged, accepting: "identity").headers["ETag"] == tag)
    }

    @Test(arguments: [("Accept-Encoding", 1), ("origin, ACCEPT-encoding", 1), ("*", 1), ("Origin", 2)])
    func saysOnceThatBytesVary(_ vary: String, _ count: Int) {
        let stored = reply(["Content-Type": "text/plain", "Vary": vary])
        #expect(sent(stored).headers.values(of: "Vary").count == count)
        #expect(sent(stored, accepting: "br") == stored)
    }
}
