import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct SavedCallTests {
    private func call(_ example: Example, fillsWildcards: Bool = true) -> Call? {
        let oracle = Samples.oracle([example], variables: [Variable("who", "Ada"), Variable("url", "https://x/v1")])
        return SavedCall(bodyLimit: 1 << 20, fillsWildcards: fillsWildcards).call(of: oracle.rivals[0]).call
    }

    @Test func targetsAreEscaped() {
        #expect(call(Samples.example("a", "/a b/ü/%20/%zz/x?y"))?.target == "/v1/a%20b/%C3%BC/%20/%25zz/x%3Fy")
        let query = [Row("a b", "1&2"), Row("c", "{{who}}=%41+ "), Row("", ""), Row("", "v")]
        #expect(call(Samples.example("a", "/", query: query))?.target == "/v1/?a%20b=1%262&c=Ada%3D%41+%20&=v")
        #expect(call(Samples.example("a", ""))?.target == "/v1")
    }

    @Test func withoutWildcardsTheTextItselfIsSent() {
        let example = Samples.example("a", "/{{id}}/:tab", query: [Row("q", "{{q}}")])
        #expect(call(example, fillsWildcards: false)?.target == "/v1/%7B%7Bid%7D%7D/:tab?q=%7B%7Bq%7D%7D")
    }

    @Test func headersThatCannotBeSentAreLeftOut() {
        let rows = [
            Row("Host", "x"), Row("content-length", "3"), Row("Transfer-Encoding", "chunked"),
            Row("Connection", "close"),
            Row("Expect", "100-continue"), Row("X-API-Key", "secret"), Row("x y", "1"), Row("A", "b\r\nc"),
            Row("Off", "1", isEnabled: false), Row("Accept", " {{who}} "), Row("X-Mock-Match-Request-Body", "true"),
            Row("Access-Control-Request-Method", "PUT"),
        ]
        let fields = call(Samples.example("a", "OPTIONS /", headers: rows))?.headers.fields
        #expect(fields == [HeaderField("Accept", "Ada"), HeaderField("X-Mock-Match-Request-Body", "true")])
    }

    @Test(
        arguments: [
            (.raw("{\"a\":\"{{who}}\"}", language: "json"), "{\"a\":\"Ada\"}", "application/json"),
            (.raw("x", language: nil), "x", "text/plain"), (.raw("<a/>", language: "xml"), "<a/>", "application/xml"),
            (
                .urlencoded([Row("a b", "1&{{who}}"), Row("c", nil)]), "a%20b=1%26Ada&c=",
                "application/x-www-form-urlencoded"
            ),
            (
                .graphQL(query: "{ \"x\"\n}", variables: "{\"y\":1}", operationName: "Z"),
                "{\"query\":\"{ \\\"x\\\"\\n}\",\"variables\":{\"y\":1},\"operationName\":\"Z\"}", "application/json"
            ),
            (.file(source: "a", content: "bytes"), "bytes", "application/octet-stream"),
        ] as [(RequestBody, String, String)])
    func bodies(_ body: RequestBody, _ expected: String, _ contentType: String) {
        let sent = call(Samples.example("a", "POST /", body: body))
        #expect(sent.map { String(decoding: $0.body, as: UTF8.self) } == expected)
        #expect(sent?.headers["Content-Type"] == contentType)
        let typed = call(Samples.example("a", "POST /", headers: [Row("content-type", "a/b")], body: body))
        #expect(typed?.headers.values(of: "Content-Type") == ["a/b"])
    }

    @Test(
        arguments: [
            .raw("{\"a\":1}", language: "json"), .raw("<a> <b/> </a>", language: "xml"), .raw("plain", language: nil),
            .urlencoded([Row("a b", "50% + ü&=")]), .graphQL(query: "{ a }", variables: nil, operationName: nil),
            .formData([FormField("t", .text("line\r\nline")), FormField("f", .file(source: nil))]),
            .file(source: nil, content: "x"),
        ] as [RequestBody])
    func aSentBodyEqualsItsOwnExample(_ body: RequestBody) throws {
        let oracle = Samples.oracle([Samples.example("a", "POST /", body: body)])
        let result = SavedCall(bodyLimit: 1 << 20, fillsWildcards: true).call(of: oracle.rivals[0])
        #expect(oracle.rivals[0].body.equals(CallBody(try #require(result.call))))
    }
}
