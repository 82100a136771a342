import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct ReplayedHeadersTests {
    private func fields(_ headers: [Row], status: Int = 200) -> [HeaderField] {
        let scope = VariableScope(environment: nil, collection: [Variable("v", "value"), Variable("crlf", "a\r\nb")])
        let example = Example(
            id: "1", name: "n", request: SavedRequest(url: SavedURL()), code: status, headers: headers,
            location: SourceLocation(file: "a.json"))
        return ReplayedHeaders.of(example, status: status, scope: scope).compactMap { field in
            field.value.constant.map { HeaderField(field.name, String(decoding: $0, as: UTF8.self)) }
        }
    }

    @Test(arguments: [
        ("application/json", "application/json; charset=utf-8"), ("text/plain", "text/plain; charset=utf-8"),
        ("application/problem+json", "application/problem+json; charset=utf-8"),
        ("application/json; charset=UTF-16", "application/json; charset=utf-8"),
        ("text/html; charset=ISO-8859-1", "text/html; charset=utf-8"), ("image/png", "image/png"),
        ("*/*", "*/*; charset=utf-8"), ("$ref", "text/html; charset=utf-8"), ("<string>", "text/html; charset=utf-8"),
        ("application/json:", "text/html; charset=utf-8"), ("", "text/html; charset=utf-8"),
        ("application/pdf", "application/pdf"), ("application/soap+xml", "application/soap+xml; charset=utf-8"),
        ("application/javascript", "application/javascript; charset=utf-8"),
    ])
    func contentTypeFollowsTheStoredOne(stored: String, sent: String) {
        #expect(fields([Row("content-type", stored)]) == [HeaderField("Content-Type", sent)])
    }

    @Test func aMissingContentTypeBecomesHTML() {
        #expect(fields([]) == [HeaderField("Content-Type", "text/html; charset=utf-8")])
        #expect(fields([], status: 204).isEmpty)
    }

    @Test func framingAndHopByHopHeadersAreNotReplayed() {
        let stored = [
            "Content-Length", "transfer-encoding", "Connection", "Keep-Alive", "Content-Encoding", "Date", "Server",
            "TE", "Trailer", "Upgrade", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization",
        ]
        #expect(fields(stored.map { Row($0, "x") }, status: 204).isEmpty)
    }

    @Test func theRestIsReplayedInOrderWithRepeats() {
        let rows = [
            Row("Set-Cookie", "a=1"), Row("X-V", " {{v}} "), Row("Set-Cookie", "b=2"),
            Row("Off", "1", isEnabled: false),
            Row("bad name", "1"), Row("Split", "{{crlf}}"), Row("Newline", "a\nb"), Row("Null", nil),
        ]
        #expect(
            fields(rows, status: 204) == [
                HeaderField("Set-Cookie", "a=1"), HeaderField("X-V", "value"), HeaderField("Set-Cookie", "b=2"),
                HeaderField("Null", ""),
            ])
    }
}
