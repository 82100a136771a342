import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// The bodies that are sent in place of the saved one, and what the oracle says to them.
struct RespelledBodiesTests {
    private func bodies(_ body: RequestBody, type: String) -> [String: String] {
        let example = Samples.example("E", "POST /x", headers: [Row("Content-Type", type)], body: body)
        let plan = Samples.plan(Samples.collection([example]), [.matching])
        var found: [String: String] = [:]
        for planned in plan.cases where planned.promise.id.hasPrefix("matching.body-") {
            guard let exchange = planned.exchanges.first, let call = exchange.call else { continue }
            found[planned.promise.id] =
                "\(exchange.expectation.statuses[0]) \(String(decoding: call.body, as: UTF8.self))"
        }
        return found
    }

    @Test func json() {
        let found = bodies(.raw(#"{"a":1,"b":[2,"x"]}"#, language: "json"), type: "application/json")
        #expect(found["matching.body-json-order"] == #"200 {"b": [2.0, "x"], "a": 1.0}"#)
        #expect(found["matching.body-json-added"] == #"404 {"a":1,"b":[2,"x"],"mockcheck":1}"#)
        #expect(found["matching.body-empty"] == "404 ")
    }

    @Test func xml() {
        let found = bodies(.raw("<a><b>1</b></a>", language: "xml"), type: "application/xml")
        #expect(found["matching.body-xml-blanks"] == "200 <a>\n  <b>1</b>\n  </a>")
        #expect(found["matching.body-xml-text"] == "404 <a><b>1x</b>x</a>")
    }

    @Test func forms() {
        let found = bodies(
            .urlencoded([Row("a", "1"), Row("b", "2")]), type: "application/x-www-form-urlencoded")
        #expect(found["matching.body-form-order"] == "200 b=2&a=1")
        #expect(found["matching.body-form-row"] == "404 a=1&b=2&mockcheck=1")
    }
}
