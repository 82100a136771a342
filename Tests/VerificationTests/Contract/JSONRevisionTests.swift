import PostmanModel
import Testing

@testable import Verification

/// What changes in the text of an example's JSON, to the byte.
struct JSONRevisionTests {
    private static func revised(
        _ body: String, _ answer: String, again: String?, _ change: (inout JSONRevision.Rules) -> Void = { _ in }
    ) throws -> (text: String, secrets: Int) {
        var rules = JSONRevision.Rules()
        change(&rules)
        let new = try JSONDocument.parse(Array(answer.utf8)).root
        let second = try again.map { try JSONDocument.parse(Array($0.utf8)).root }
        let found = JSONRevision(of: Array(body.utf8), to: new, again: second, rules)
        let revision = try #require(found)
        return (
            String(decoding: TextEdit.apply(revision.edits, to: Array(body.utf8)), as: UTF8.self), revision.secretCount
        )
    }

    private static let pretty = "{\n  \"id\" : 1,\n  \"name\" : \"a\",\n  \"tags\" : [\"x\", \"y\"],\n  \"o\" : {}\n}\n"

    /// Body, answer (twice the same), the body afterwards.
    @Test(arguments: [
        (#"{"a":1,"b":2}"#, #"{"b":2.0,"a":1}"#, #"{"a":1,"b":2}"#),
        (#"{"a": 1, "b": "x"}"#, #"{"a":"1","b":"y"}"#, #"{"a": "1", "b": "y"}"#),
        (#"{ "a":1, "b":2, "c":3 }"#, #"{"b":2}"#, #"{ "b":2 }"#),
        (#"{"a":1,"b":2,"c":3}"#, #"{"a":1,"c":3}"#, #"{"a":1,"c":3}"#),
        (
            #"{"a":1,"b":2}"#, #"{"x":{"p":[1,{}]},"a":1,"y":null,"b":2,"z":[]}"#,
            #"{"x":{"p":[1,{}]},"a":1,"y":null,"b":2,"z":[]}"#
        ),
        (#"{ "a": 1 }"#, #"{"b":2}"#, #"{ "b": 2 }"#), (#"{"a":{}}"#, #"{"a":{"b":1}}"#, #"{"a":{"b":1}}"#),
        (#"[1, 2, 3]"#, "[1]", "[1]"), (#"[1]"#, "[1,2,3]", "[1,2,3]"), ("[]", "[1,2]", "[1,2]"),
        ("[1,2]", "[]", "[]"), (#"["a"]"#, "[1,2]", "[1,2]"), (#"{"a":1}"#, #"[{"a":1}]"#, #"[{"a":1}]"#),
        (#"{"a":{{n}},"b":"{{m}}/1","c":"{{k}}"}"#, #"{"a":5,"b":"h/1","c":7}"#, #"{"a":{{n}},"b":"{{m}}/1","c":7}"#),
        (
            pretty, #"{"id":1,"new":{"p":1,"q":[true]},"name":"a","tags":["x","y","z"],"o":{"k":"v"}}"#,
            "{\n  \"id\" : 1,\n  \"new\" : {\n    \"p\" : 1,\n    \"q\" : [\n      true\n    ]\n  },\n  \"name\" : \"a\",\n"
                + "  \"tags\" : [\"x\", \"y\", \"z\"],\n  \"o\" : {\n    \"k\" : \"v\"\n  }\n}\n"
        ),
        (
            "{\r\n\t\"a\": 1\r\n}", #"{"a":1,"b":{"c":2}}"#,
            "{\r\n\t\"a\": 1,\r\n\t\"b\": {\r\n\t\t\"c\": 2\r\n\t}\r\n}"
        ),
    ])
    func writesWhatDiffers(_ body: String, _ answer: String, _ expected: String) throws {
        #expect(try Self.revised(body, answer, again: answer).text == expected)
    }

    /// Ids and dates stay; what hurts a consumer is written all the same.
    @Test(arguments: [
        (#"{"id":1,"at":"2020"}"#, #"{"id":2,"at":"2021"}"#, #"{"id":3,"at":"2022"}"#, #"{"id":1,"at":"2020"}"#),
        (#"{"id":1}"#, #"{"id":"k"}"#, #"{"id":"l"}"#, #"{"id":"k"}"#),
        (#"{"n":null}"#, #"{"n":1}"#, #"{"n":2}"#, #"{"n":1}"#),
        (#"{"n":1}"#, #"{"n":1.5}"#, #"{"n":1.6}"#, #"{"n":1.5}"#),
        (#"{}"#, #"{"id":2,"once":1}"#, #"{"id":3}"#, #"{"id":2}"#), (#"{"a":1}"#, #"{}"#, #"{"a":2}"#, #"{"a":1}"#),
        ("[1]", "[1,2]", "[1,2,3]", "[1]"), (#"[{"a":1},{"a":2}]"#, #"[{"b":1}]"#, "[]", #"[{"b":1},{"a":2}]"#),
    ])
    func whatIsVolatileStays(_ body: String, _ answer: String, _ again: String, _ expected: String) throws {
        #expect(try Self.revised(body, answer, again: again).text == expected)
        #expect(
            try JSONDocument.parse(
                Array(Self.revised(body, answer, again: again) { $0.includesVolatile = true }.text.utf8)
            ).root.isEqual(to: JSONDocument.parse(Array(answer.utf8)).root))
    }

    /// Without a second answer nothing is known to be stable, so that only the shape is written.
    @Test func anAnswerAloneChangesTheShape() throws {
        let (text, _) = try Self.revised(
            #"{"id":1,"name":"a","old":1,"l":[1]}"#, #"{"id":2,"name":"b","new":true,"l":[1,2]}"#, again: nil)
        #expect(text == #"{"id":1,"name":"a","new":true,"l":[1]}"#)
    }

    @Test func secretsAreNeverWritten() throws {
        let answer = #"{"a":"s3cret","b":{"c":"s3cret","n":1},"d":"s3cret","s3cret":1,"m":77}"#
        let (text, secrets) = try Self.revised(#"{"a":"x","d":1}"#, answer, again: answer) {
            $0.isSecret = { text, _ in text == "s3cret" || text == "77" }
        }
        #expect(text == #"{"a":"x","b":{"c":"[redacted]","n":1},"d":"[redacted]","m":0}"#)
        #expect(secrets == 5)
    }

    @Test func ignoredPlacesStay() throws {
        let (text, _) = try Self.revised(#"{"a":1,"b":{"c":1}}"#, #"{"a":"x","b":{"c":2,"d":3}}"#, again: nil) {
            $0.ignored = [ContractPattern("$.a"), ContractPattern("$..d")].compactMap { $0 }
        }
        #expect(text == #"{"a":1,"b":{"c":1}}"#)
    }

    @Test(arguments: ["", "<a/>", "{", "{{x}} y"])
    func otherBodiesAreRefused(_ body: String) throws {
        let answer = try JSONDocument.parse([0x31]).root
        #expect(JSONRevision(of: Array(body.utf8), to: answer, again: nil, JSONRevision.Rules()) == nil)
    }

    /// Whatever two JSON texts say: the revised one is valid, says what the answer says, and an equal one is untouched.
    @Test func everyPairOfTextsComesOut() throws {
        let texts = [
            "1", "null", #""a""#, "[]", "{}", "[ ]", "{ }", "[1,[2,{\"a\":[]}]]",
            "{\n  \"a\": [\n    1,\n    {\"b\": 2}\n  ]\n}",
            #"{"a":1,"b":[1,2,3],"c":{"d":{"e":null}}}"#, #"{"c":{"d":[],"f":"x"},"a":[],"b":[3]}"#,
            "[\n{\"a\":1},\n{\"a\":2}\n]",
            #"[{"a":{"b":1}},{"a":{"c":2}}]"#, #"{"z":1,"a":{"x":[[]]},"y":"\u00e9"}"#,
            "{\r\n\"a\" :1 ,\"q\":\t[ 1 , 2 ]\r\n}",
        ]
        for old in texts {
            for new in texts {
                let (text, _) = try Self.revised(old, new, again: new)
                let result = try JSONDocument.parse(Array(text.utf8)).root
                #expect(try result.isEqual(to: JSONDocument.parse(Array(new.utf8)).root), "\(old) to \(new): \(text)")
                if old == new { #expect(text == old) }
            }
        }
    }
}
