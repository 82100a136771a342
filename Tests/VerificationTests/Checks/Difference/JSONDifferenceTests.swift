import Testing

@testable import Verification

struct JSONDifferenceTests {
    private func text(_ expected: String, _ actual: String) -> String? {
        JSONDifference.text(expected: Array(expected.utf8), actual: Array(actual.utf8))
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a":2}"#, "/a: expected 1, got 2"),
        (#"{"a":1}"#, #"{"a":"1"}"#, #"/a: expected 1, got "1""#),
        (#"{"a":{"b":[1,{"c":null}]}}"#, #"{"a":{"b":[1,{"c":false}]}}"#, "/a/b/1/c: expected null, got false"),
        (#"{"a":1,"b":2}"#, #"{"a":1}"#, "/b: expected 2, got nothing"),
        (#"{"a":1}"#, #"{"b":[], "a":1}"#, "/b: expected nothing, got []"),
        ("[1,2]", "[1]", "/1: expected 2, got nothing"),
        ("[]", "[{}]", "/0: expected nothing, got {}"),
        ("[1]", "{}", "(the whole body): expected [1], got {}"),
        (#"{"a/b":{"m~n":1}}"#, #"{"a/b":{"m~n":2}}"#, "/a~1b/m~0n: expected 1, got 2"),
        (#"{"":1}"#, #"{"":2}"#, "/: expected 1, got 2"),
        (#"{"a":1,"a":2}"#, #"{"a":1}"#, "/a: expected 2, got 1"),
        (#"[1,2,3]"#, #"[3,2,1]"#, "/0: expected 1, got 3\n/2: expected 3, got 1"),
    ])
    func namesEachPlace(expected: String, actual: String, difference: String) {
        #expect(text(expected, actual) == difference)
    }

    @Test func saysThatOnlyTheSpellingDiffers() {
        #expect(
            text(#"{"a":1}"#, #"{"a": 1.0}"#)
                == """
                the same JSON value, written differently
                first difference in line 1, byte 6 of the line
                -{"a":1}
                +{"a": 1.0}
                """)
    }

    @Test(arguments: [("a", "{}"), ("{}", "b"), ("1", "2"), (#"{"a":1,}"#, "{}")])
    func isNothingForOtherTexts(expected: String, actual: String) {
        #expect(text(expected, actual) == nil)
    }

    @Test func isBounded() throws {
        let expected = "[" + (0..<1000).map(String.init).joined(separator: ",") + "]"
        let actual = "[" + (0..<1000).map { "\($0 + 1)" }.joined(separator: ",") + "]"
        let lines = try #require(text(expected, actual)).split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines.last == "... 950 more differences")
    }
}
