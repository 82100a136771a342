import HTTPMessage
import Testing

@testable import HTTPWire

struct BodyLengthTests {
    /// RFC 9112, 6.3; nil where the headers say nothing.
    @Test(
        arguments: [
            ([:], nil), (["Content-Length": "0"], .bytes(0)), (["content-length": "12"], .bytes(12)),
            (["Transfer-Encoding": "CHUNKED"], .chunked),
        ] as [(HeaderList, BodyLength?)])
    func isWhatTheFramingHeadersSay(headers: HeaderList, length: BodyLength?) throws {
        #expect(try BodyLength(headers, minorVersion: 1) == length)
    }

    /// What two readers could take for two lengths is how requests are smuggled.
    @Test(
        arguments: [
            (["Content-Length": "1", "Transfer-Encoding": "chunked"], 1), (["Transfer-Encoding": "chunked"], 0),
            (["Transfer-Encoding": "gzip, chunked"], 1), (["Content-Length": "1", "content-length": "1"], 1),
            (["Content-Length": "+1"], 1), (["Content-Length": "1, 1"], 1), (["Content-Length": ""], 1),
            (["Content-Length": "0x1"], 1), (["Content-Length": "99999999999999999999"], 1),
        ] as [(HeaderList, Int)])
    func twoReadingsAreRefused(headers: HeaderList, minorVersion: Int) {
        #expect(throws: FramingFault.self) { try BodyLength(headers, minorVersion: minorVersion) }
    }
}
