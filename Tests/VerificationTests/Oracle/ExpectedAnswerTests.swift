import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct ExpectedAnswerTests {
    private func expectation(
        _ example: Example, captures: [Capture] = [], method: String = "GET", cors: CORSMode = .postman,
        isRateLimited: Bool = false, call: Call? = nil
    ) -> Verification.Expectation {
        let oracle = Samples.oracle([example], variables: [Variable("who", "Ada")])
        return ExpectedAnswer(cors: cors, isRateLimited: isRateLimited).expectation(
            of: oracle.rivals[0], captures: captures, call: call ?? Call(method: method, target: "/"), promise: "p")
    }

    @Test(arguments: [
        ("application/json", "application/json; charset=utf-8"), ("text/plain", "text/plain; charset=utf-8"),
        ("application/json; charset=UTF-8", "application/json; charset=UTF-8"),
        ("text/html;charset=\"ISO-8859-1\"", "text/html; charset=utf-8"),
        ("application/vnd.api+json;v=1", "application/vnd.api+json;v=1; charset=utf-8"), ("image/png", "image/png"),
        ("*/*", "*/*; charset=utf-8"), ("application/json:", "text/html; charset=utf-8"),
        ("<string>", "text/html; charset=utf-8"), ("", "text/html; charset=utf-8"),
        ("application/javascript", "application/javascript; charset=utf-8"),
        ("multipart/mixed; boundary=\"a;b\"", "multipart/mixed; boundary=\"a;b\""),
    ])
    func contentTypes(_ stored: String, _ expected: String) {
        let example = Samples.example(
            "a", "/", responseHeaders: [Row("content-type", stored), Row("Content-Type", "second/one")])
        #expect(expectation(example).header("Content-Type") == expected)
    }

    @Test func defaultsOfAnAnswerWithoutHeaders() {
        let plain = expectation(Samples.example("a", "/", code: nil, responseBody: "hi"))
        #expect(plain.statuses == [200])
        #expect(plain.header("Content-Type") == "text/html; charset=utf-8")
        #expect(plain.header("Access-Control-Allow-Origin") == "*")
        #expect(plain.text == "hi")
        #expect(expectation(Samples.example("a", "/", code: 204)).header("Content-Type") == nil)
    }

    @Test func framingHeadersAreNotReplayed() {
        let example = Samples.example(
            "a", "/",
            responseHeaders: [
                Row("Content-Length", "3"), Row("Content-Encoding", "gzip"), Row("Transfer-Encoding", "chunked"),
                Row("Date", "x"), Row("Server", "x"), Row("X-Off", "1", isEnabled: false), Row("X Bad", "1"),
                Row("X-Line", "a\nb"), Row("X-RateLimit-Limit", "9"), Row("Set-Cookie", "a=1"),
                Row("Set-Cookie", "b={{who}}"),
                Row("X-Time", "{{$timestamp}}"), Row("ETag", "\"1\""),
            ])
        let names = ["Content-Type", "Access-Control-Allow-Origin"]
        let limited = expectation(example, isRateLimited: true)
        #expect(limited.headers.map(\.name) == ["Set-Cookie", "Set-Cookie", "ETag"] + names)
        #expect(HeaderList(limited.headers).values(of: "set-cookie") == ["a=1", "b=Ada"])
        #expect(expectation(example).header("X-RateLimit-Limit") == "9")
        #expect(limited.absentHeaders == ["Content-Encoding", "Transfer-Encoding"])
    }

    @Test func aStoredOriginStandsAndOffSendsNone() {
        let own = Samples.example("a", "/", responseHeaders: [Row("access-control-allow-origin", "https://a.example")])
        #expect(HeaderList(expectation(own).headers).values(of: "Access-Control-Allow-Origin") == ["https://a.example"])
        let none = expectation(Samples.example("a", "/"), cors: .off)
        #expect(none.header("Access-Control-Allow-Origin") == nil)
        #expect(none.absentHeaders == ["Access-Control-Allow-Origin"])
    }

    @Test(arguments: [(204, "GET"), (304, "GET"), (200, "HEAD")])
    func noBody(_ code: Int, _ method: String) {
        #expect(
            expectation(Samples.example("a", "\(method) /", code: code, responseBody: "x"), method: method).text == "")
    }

    @Test func bodiesAreFilledInOrder() {
        let example = Samples.example("a", "/{{id}}", responseBody: "{{id}} {{who}} {{$nothing}} {{x}}")
        #expect(
            expectation(example, captures: [Capture(name: "id", text: "1"), Capture(name: "id", text: "2")]).text
                == "2 Ada {{$nothing}} {{x}}")
        #expect(expectation(example).text == "{{id}} Ada {{$nothing}} {{x}}")
    }

    /// What a call brings is inserted and never read again.
    @Test func whatACallBringsIsNotATemplate() {
        let example = Samples.example("a", "/{{id}}", responseBody: "{{id}} {{{{id}}}} {{$body 'a'}}")
        let call = Call(method: "POST", target: "/", body: Array(#"{"a":"{{who}}{{$guid}}"}"#.utf8))
        let text = expectation(example, captures: [Capture(name: "id", text: "who")], call: call).text
        #expect(text == "who {{who}} {{who}}{{$guid}}")
    }

    @Test func aBodyThatIsNoTextIsNoTemplate() {
        var example = Samples.example("a", "/")
        example.body = [0xFF] + Array("{{who}}".utf8)
        guard case .exactly(let bytes) = expectation(example).body else {
            Issue.record("a template")
            return
        }
        #expect(bytes == example.body)
    }

    @Test func headersAreKnownWhereTheCallIs() {
        let example = Samples.example(
            "a", "/",
            responseHeaders: [
                Row("X-Echo", " {{$headers 'x-in'}}/{{who}} "), Row("X-Random", "{{$randomCity}}"),
                Row("X-Split", "{{$body 'line'}}"), Row("X-Host", "{{$headers 'host'}}"), Row("X-Id", "{{id}}"),
                Row("X-Two", "1"), Row("x-two", "{{$guid}}"),
            ])
        let call = Call(
            method: "POST", target: "/", headers: ["X-In": "7"], body: Array(#"{"line":"a\nb"}"#.utf8))
        let fields = expectation(example, captures: [Capture(name: "id", text: "9")], call: call).headers
        #expect(
            fields.prefix { $0.name.hasPrefix("X-") } == [HeaderField("X-Echo", "7/Ada"), HeaderField("X-Id", "9")])
        #expect(!fields.contains { $0.name.lowercased() == "x-two" })
    }

    @Test func dynamicVariablesAreHoles() throws {
        let example = Samples.example(
            "a", "/", responseBody: "{{$guid}},{{$randomInt}} {{who}}{{$timestamp}}{{$isoTimestamp}}{{$randomBoolean}}!"
        )
        guard case .template(let parts) = expectation(example).body else {
            Issue.record("no template")
            return
        }
        func hole(_ name: String) throws -> Verification.Expectation.TemplatePart {
            .hole(try #require(DynamicVariable.named(name)).shape)
        }
        #expect(
            try parts == [
                hole("$guid"), .literal(Array(",".utf8)), hole("$randomInt"), .literal(Array(" Ada".utf8)),
                hole("$timestamp"), hole("$isoTimestamp"), hole("$randomBoolean"), .literal(Array("!".utf8)),
            ])
    }
}
