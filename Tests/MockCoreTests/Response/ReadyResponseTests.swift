import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct ReadyResponseTests {
    private func reply(
        headers: [Row] = [], body: [UInt8] = [], to call: Call = Call(method: "GET", target: "/"), seed: UInt64 = 1
    ) -> Reply {
        let example = Example(
            id: "1", name: "n", request: SavedRequest(url: SavedURL()), code: 200, headers: headers, body: body,
            location: SourceLocation(file: "a.json"))
        let scope = VariableScope(environment: nil, collection: [Variable("v", "value")])
        var random = SplitMix64(seed: seed)
        let place = ExamplePlace(request: 0, example: 0)
        return ReadyResponse(example: example, at: place, scope: scope, captures: ["id"]).reply(
            to: call, captures: ["id": " 7 "], at: Timestamp(milliseconds: 0), using: &random)
    }

    private func call(_ json: String) -> Call {
        Call(method: "POST", target: "/", headers: ["X-In": "in", "X-Api-Key": "secret"], body: Array(json.utf8))
    }

    @Test func headersAreTemplatesToo() {
        let reply = reply(
            headers: [Row("X-A", " {{$headers 'x-in'}}/{{v}}/{{$body 'n'}} "), Row("X-Id", "{{id}}")],
            to: call(#"{"n":1.0}"#))
        #expect(reply.headers["x-a"] == "in/value/1.0")
        #expect(reply.headers["x-id"] == "7")
    }

    /// A value with a line break would begin another header.
    @Test(arguments: [#""a\r\nSet-Cookie: b=1""#, #""a\nb""#, #""\u0000""#, #""\u007f""#])
    func aHeaderThatACallWouldBreakIsNotSent(value: String) {
        let reply = reply(headers: [Row("X-A", "{{$body 'v'}}"), Row("X-B", "b")], to: call(#"{"v":\#(value)}"#))
        #expect(!reply.headers.contains("x-a"))
        #expect(!reply.headers.contains("set-cookie"))
        #expect(reply.headers["x-b"] == "b")
    }

    @Test func theKeyIsNeverRepeated() {
        let reply = reply(
            headers: [Row("X-K", "<{{$headers 'X-API-KEY'}}>")], body: Array("<{{$headers 'x-api-key'}}>".utf8),
            to: call("{}"))
        #expect(reply.headers["x-k"] == "<>")
        #expect(reply.body == Array("<>".utf8))
    }

    @Test func whatIsNoTextIsSentAsItIs() {
        let bytes: [UInt8] = [0x89, 0xFF] + Array("{{v}}".utf8)
        #expect(reply(body: bytes).body == bytes)
    }

    @Test func theTagFollowsTheFilledBody() {
        let body = Array("{{$guid}}".utf8)
        #expect(reply(body: body, seed: 1).headers["etag"] == reply(body: body, seed: 1).headers["etag"])
        #expect(reply(body: body, seed: 1).headers["etag"] != reply(body: body, seed: 2).headers["etag"])
    }
}
