import HTTPMessage
import Testing

@testable import Comparing

/// The classes of product section 10.
struct AnswerDifferenceTests {
    private static func reply(_ status: Int, _ headers: HeaderList, _ body: String) -> Reply {
        Reply(status: status, headers: headers, body: Array(body.utf8))
    }

    private static let json: HeaderList = ["Content-Type": "application/json"]

    @Test func nothingDiffers() {
        let reply = Self.reply(200, Self.json, "{}")
        #expect(AnswerDifference(reply, reply) == nil)
        // Names of headers have no letter case, their order says nothing.
        let left = Self.reply(200, ["A": "1", "B": "2"], "x")
        let right = Self.reply(200, ["b": "2", "a": "1"], "x")
        #expect(AnswerDifference(left, right) == nil)
    }

    static let cases: [(Reply, Reply, Change.Kind, Change.Weight)] = [
        (reply(200, json, "{}"), reply(201, json, "{}"), .status, .breaking),
        (reply(200, json, "{}"), reply(200, ["Content-Type": "text/plain"], "{}"), .mediaType, .breaking),
        (reply(200, json, #"{"a":1}"#), reply(200, json, "{}"), .body, .breaking),
        (reply(200, json, #"{"a":1}"#), reply(200, json, "a"), .body, .breaking),
        (reply(200, json, #"{"a":1}"#), reply(200, json, ""), .body, .breaking),
        (reply(200, json, #"{"a":1}"#), reply(200, json, #"{"a":2,"b":3}"#), .body, .safe),
        (reply(200, json, #"{"a":1}"#), reply(200, json, #"{ "a": 1 }"#), .bytes, .information),
        (reply(200, json, ""), reply(200, json, "{}"), .body, .safe),
        (
            reply(200, ["Content-Type": "application/xml"], "<a><b/></a>"),
            reply(200, ["Content-Type": "application/xml"], "<a/>"), .body, .breaking
        ),
        (
            reply(200, ["Content-Type": "application/xml"], "<a>1</a>"),
            reply(200, ["Content-Type": "application/xml"], "<a b=\"1\">2</a>"), .body, .safe
        ),
        (
            reply(200, ["Content-Type": "text/plain"], "a"), reply(200, ["Content-Type": "text/plain"], "b"), .body,
            .safe
        ),
        (reply(200, ["Access-Control-Allow-Origin": "*"], ""), reply(200, [:], ""), .headers, .breaking),
        (
            reply(200, ["Access-Control-Expose-Headers": "A, B"], ""),
            reply(200, ["Access-Control-Expose-Headers": "a"], ""), .headers, .breaking
        ),
        (
            reply(200, ["Access-Control-Expose-Headers": "A"], ""),
            reply(200, ["Access-Control-Expose-Headers": "b,a"], ""), .headers, .safe
        ),
        (reply(302, ["Location": "/a"], ""), reply(302, [:], ""), .headers, .breaking),
        (reply(201, ["Location": "/a"], ""), reply(201, [:], ""), .headers, .safe),
        (reply(200, [:], ""), reply(200, ["X-New": "1"], ""), .headers, .safe),
    ]

    @Test(arguments: cases)
    func eachDifferenceHasItsClass(old: Reply, new: Reply, kind: Change.Kind, weight: Change.Weight) {
        let difference = AnswerDifference(old, new)
        #expect(difference?.kind == kind)
        #expect(difference?.weight == weight)
    }

    @Test func theWorstComesFirst() {
        let old = Self.reply(200, ["X-Old": "1"], #"{"a":1}"#)
        let difference = AnswerDifference(old, Self.reply(404, [:], "{}"))
        #expect(difference?.details == ["the status 200 becomes 404", "$.a is gone", "the header x-old is gone"])
    }
}
