import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct BodyReaderTests {
    /// The body and its trailers, however its bytes come; nil where it is not complete.
    private static func read(
        _ bytes: String, _ length: BodyLength, limit: Int = 100, pieces: Int
    ) throws(FramingFault) -> (body: String, trailers: [String], left: Int)? {
        var reader = try BodyReader(length, limit: limit, lineLimit: 64)
        var buffer = ByteBuffer()
        let all = Array(bytes.utf8)
        for start in stride(from: 0, to: all.count, by: pieces) {
            buffer.writeBytes(all[start..<min(all.count, start + pieces)])
            guard try reader.read(from: &buffer) else { continue }
            let rest = all.count - min(all.count, start + pieces)
            let trailers = reader.trailers.fields.map { "\($0.name)=\($0.value)" }
            return (String(decoding: reader.bytes, as: UTF8.self), trailers, buffer.readableBytes + rest)
        }
        return nil
    }

    @Test(arguments: [1, 2, 3, 1000])
    func aCountedBodyEndsWhereItSays(pieces: Int) throws {
        let found = try #require(try Self.read("hello GET /", .bytes(5), pieces: pieces))
        #expect(found.body == "hello" && found.left == 6)
    }

    @Test(arguments: [1, 2, 3, 1000])
    func chunksAreJoinedAndTrailersKept(pieces: Int) throws {
        let text = "3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nT: u\r\n\r\nrest"
        let found = try #require(try Self.read(text, .chunked, pieces: pieces))
        #expect(found.body == "hello" && found.trailers == ["T=u"] && found.left == 4)
    }

    @Test(arguments: ["3\r\nhell\r\n", "g\r\n", "-1\r\n", " 3\r\nhel\r\n", "1000000000000000\r\n", "3 \r\nhel\r\n"])
    func seamsThatAreNoneAreRefused(text: String) {
        #expect(throws: FramingFault.self) { try Self.read(text, .chunked, pieces: 1000) }
    }

    @Test func tooMuchIsRefusedBeforeItIsRead() {
        #expect(throws: FramingFault.bodyTooLarge) { try Self.read("", .bytes(101), pieces: 1) }
        #expect(throws: FramingFault.bodyTooLarge) { try Self.read("65\r\n", .chunked, pieces: 1) }
    }

    @Test func aBodyUntilTheEndIsCompleteWithTheConnection() throws {
        var reader = try BodyReader(.untilClose, limit: 100, lineLimit: 64)
        var buffer = ByteBuffer(string: "abc")
        #expect(try !reader.read(from: &buffer))
        #expect(reader.endsAtClose && reader.bytes == Array("abc".utf8))
    }
}
