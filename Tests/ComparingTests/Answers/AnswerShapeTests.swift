import PostmanModel
import Testing

@testable import Comparing

struct AnswerShapeTests {
    private func compared(_ old: String, _ new: String) throws -> AnswerShapeComparison {
        var comparison = AnswerShapeComparison()
        comparison.compare(
            AnswerShape(try JSONDocument.parse(Array(old.utf8)).root),
            AnswerShape(try JSONDocument.parse(Array(new.utf8)).root), at: "$")
        return comparison
    }

    /// Product section 10: a body that lacks a member, has another type, or a null that was not there.
    @Test(arguments: [
        (#"{"a":1,"b":2}"#, #"{"a":1}"#, "$.b is gone"),
        (#"{"a":1}"#, #"{"a":"1"}"#, "$.a is a string, it was a number"),
        (#"{"a":1}"#, #"{"a":null}"#, "$.a is null, which it was not"),
        (#"[{"a":1},{"a":2}]"#, #"[{"b":1}]"#, "$[*].a is gone"),
        (#"[{"a":1}]"#, #"[{"a":1},{}]"#, "$[*].a is not always there"),
        (#"{"a":{"b":[1]}}"#, #"{"a":{"b":["x"]}}"#, "$.a.b[*] is a string, it was a number"),
        (#"{"a":1}"#, "[]", "$ is a list, it was an object"),
        (#"{"e\u0301":1}"#, #"{"\u00e9":1}"#, "$[\"e\u{301}\"] is gone"),
    ])
    func whatAConsumerLosesIsBroken(old: String, new: String, expected: String) throws {
        let broken = try compared(old, new).broken
        #expect(broken.map { Array($0.utf8) } == [Array(expected.utf8)])
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a":2,"b":3}"#), (#"{"a":null}"#, #"{"a":1}"#), (#"[{"a":1},{}]"#, "[{}]"),
        ("[]", "[1]"), ("[1]", "[]"), ("1", "2.5"),
    ])
    func whatOnlyAddsIsSafe(old: String, new: String) throws {
        #expect(try compared(old, new).broken == [])
    }
}
