import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

struct RequestEncoderTests {
    private func encode(_ call: Call, host: String = "127.0.0.1", port: Int = 4010) throws(ClientError) -> String {
        String(buffer: try RequestEncoder(Endpoint(host: host, port: port)).encode(call))
    }

    @Test func addsHostAndLengthAndNothingElse() throws {
        let call = Call(
            method: "POST", target: "/a?b", headers: ["b": "1", "A": "2", "b": "3"], body: Array("xyz".utf8))
        #expect(
            try encode(call)
                == "POST /a?b HTTP/1.1\r\nHost: 127.0.0.1:4010\r\nb: 1\r\nA: 2\r\nb: 3\r\nContent-Length: 3\r\n\r\nxyz")
        #expect(
            try encode(Call(method: "GET", target: "/"), host: "h", port: 80) == "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try encode(Call(method: "GET", target: "/"), host: "::1").contains("Host: [::1]:4010\r\n"))
    }

    @Test func keepsTheFramingThatTheCallBrings() throws {
        let own = Call(
            method: "VIEW", target: "no slash", headers: ["X": "y", "hOST": "other", "content-LENGTH": "99"],
            body: Array("abc".utf8))
        #expect(try encode(own) == "VIEW no slash HTTP/1.1\r\nX: y\r\nhOST: other\r\ncontent-LENGTH: 99\r\n\r\nabc")
        let chunked = Call(
            method: "PUT", target: "/", headers: ["Host": "h", "transfer-encoding": "chunked"],
            body: Array("0\r\n\r\n".utf8))
        #expect(try encode(chunked) == "PUT / HTTP/1.1\r\nHost: h\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")
    }

    @Test(arguments: [
        ("POST", true), ("PUT", true), ("PATCH", true), ("GET", false), ("DELETE", false), ("HEAD", false),
    ])
    func saysThatABodyIsEmptyWhereOneIsExpected(_ method: String, _ saysSo: Bool) throws {
        #expect(try encode(Call(method: method, target: "/")).contains("Content-Length: 0\r\n") == saysSo)
    }

    @Test(arguments: [
        Call(method: "GE\r\nT", target: "/"), Call(method: "GET", target: "/\n"),
        Call(method: "GET", target: "/", headers: ["a": "b\r\nc: d"]),
        Call(method: "GET", target: "/", headers: ["a\n": "b"]),
        Call(method: "GET", target: "/", headers: ["a": "\u{0}"]),
    ])
    func refusesLinesThatTheCallDoesNotHave(_ call: Call) {
        #expect(throws: ClientError.self) { try encode(call) }
    }
}
