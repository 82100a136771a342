import HTTPMessage
import Testing

@testable import Verification

struct TranscriptTests {
    private func text(_ call: Call, _ received: BrokenStep.Received, secrets: [Secret] = []) -> String {
        let broken = BrokenStep(checks: [], request: .call(call), received: received)
        return Transcript(broken, redactor: Redactor(secrets: secrets)).text
    }

    @Test func isHTTPText() {
        let call = Call(
            method: "POST", target: "/a?k=pmk-12345", headers: ["x-api-key": "pmk-12345"],
            body: Array("pmk-12345!".utf8))
        let reply = Reply(status: 404, headers: ["Set-Cookie": "a=b", "X": "y"], body: Array("{}".utf8))
        #expect(
            text(call, .reply(reply), secrets: ["pmk-12345"])
                == """
                POST /a?k=[redacted] HTTP/1.1
                Host: 127.0.0.1:4010
                x-api-key: [redacted]

                [redacted]!

                HTTP/1.1 404 Not Found
                Set-Cookie: [redacted]
                X: y

                {}
                """)
    }

    @Test func saysThatNothingCame() {
        #expect(text(Call(method: "GET", target: "/"), .nothing).hasSuffix("\n\n(no response)"))
    }

    @Test func showsWhatCameOfAnIncompleteReply() {
        let partial = Reply(status: 200, headers: ["Set-Cookie": "a"], body: Array("ab".utf8))
        #expect(
            text(Call(method: "GET", target: "/"), .partial(partial))
                .hasSuffix("(incomplete)\nHTTP/1.1 200 OK\nSet-Cookie: [redacted]\n\nab"))
    }

    @Test func showsBinaryBodiesAsRowsOfBytes() {
        let shown = text(Call(method: "GET", target: "/"), .reply(Reply(status: 200, body: [0, 1, 2])))
        #expect(shown.hasSuffix("00000000  00 01 02                                         ..."))
    }

    @Test func keepsHeadAndTailOfALongBody() {
        let body = Array("begin".utf8) + [UInt8](repeating: 0x2E, count: 200_000) + Array("end".utf8)
        let shown = text(Call(method: "POST", target: "/", body: body), .reply(Reply(status: 200, body: body)))
        #expect(shown.utf8.count <= 64 * 1024)
        #expect(shown.split(separator: "begin").count == 3)
        #expect(shown.hasSuffix("end"))
        #expect(shown.contains("...[truncated "))
    }
}
