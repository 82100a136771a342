import PostmanModel
import Testing

struct JSONValueTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONDocument.parse(Array(text.utf8)).root
    }

    @Test func keepsTheOrderOfMembersAndElements() throws {
        let value = try value(#"{"b":[3,1,2],"a":{"x":1},"b":0}"#)
        #expect(value.members.map(\.name) == ["b", "a", "b"])
        #expect(value.members.first { _ in true }?.value.elements.map(\.numberText) == ["3", "1", "2"])
    }

    @Test func lastOfRepeatedMembersCounts() throws {
        #expect(try value(#"{"a":1,"a":[2,{"a":3}],"a":4,"b":5}"#)["a"]?.integer == 4)
    }

    @Test func findsMembersByTheirMeaning() throws {
        let value = try value(#"{"\u0061b":1,"é":2,"":3}"#)
        #expect(value["ab"]?.integer == 1)
        #expect(value["é"]?.integer == 2)
        #expect(value[""]?.integer == 3)
        #expect(value["a"] == nil)
        #expect(try self.value("[1]")["a"] == nil)
    }

    @Test(arguments: [
        ("1", 1), ("-0", 0), ("200.0", 200), ("2e2", 200), ("20000e-2", 200), ("1.5", nil), ("1e400", nil),
        ("\"1\"", nil), ("true", nil),
    ])
    func takesWholeNumbersByValue(text: String, expected: Int?) throws {
        #expect(try value(text).integer == expected)
    }

    @Test func readsEachKind() throws {
        let elements = try value(#"[null,true,false,1.50,"a\n\"é",[],{}]"#).elements.map { $0 }
        #expect(elements.map(\.kind) == [.null, .bool, .bool, .number, .string, .array, .object])
        #expect(elements.map(\.bool) == [nil, true, false, nil, nil, nil, nil])
        #expect(elements[3].numberText == "1.50")
        #expect(elements[3].double == 1.5)
        #expect(elements[4].string == "a\n\"é")
        #expect(elements[4].stringBytes == Array("a\n\"é".utf8))
        #expect(elements[4].isString("a\n\"é"))
        #expect(String(decoding: elements[4].sourceBytes, as: UTF8.self) == #""a\n\"é""#)
    }

    /// Offsets of all values, found in the text by their own marks.
    @Test func knowsWhereEachValueStands() throws {
        let text = #"  {"k" : [ 10 , "20", {"x":30} ] }"#
        let root = try value(text)
        let list = try #require(root["k"])
        let elements = list.elements.map { $0 }
        func offset(of part: String) -> Int? {
            text.firstRange(of: part).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        }
        #expect(root.offset == offset(of: "{\"k\""))
        #expect(list.offset == offset(of: "[ 10"))
        #expect(elements.map(\.offset) == [offset(of: "10"), offset(of: "\"20\""), offset(of: "{\"x\"")])
        #expect(root.members.map(\.key.offset) == [offset(of: "\"k\"")])
    }

    @Test func reportsRepeatedNamesWithBothPlaces() throws {
        let text = #"{"a":1,"b":{"c":1,"\u0063":2},"a":3,"a":4}"#
        let duplicates = try JSONDocument.parse(Array(text.utf8)).duplicateKeys()
        #expect(duplicates.map(\.name) == ["c", "a", "a"])
        #expect(duplicates.map(\.first.offset) == [12, 1, 1])
        #expect(duplicates.map(\.repeated.offset) == [18, 30, 36])
    }

    /// Comparing all pairs of these names would take 20 thousand million steps.
    @Test func looksForRepeatedNamesInLinearTime() throws {
        let members = (0..<200_000).map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(try JSONDocument.parse(Array("{\(members),\"7\":1}".utf8)).duplicateKeys().map(\.name) == ["7"])
    }

    /// With and without escapes, and with bytes that are not UTF-8.
    @Test(arguments: [#""plain""#, #""a\n\"\u00e9 é""#, #""""#, #""\ud83d\ude00""#])
    func showsTextsAsBytes(text: String) throws {
        let value = try value(text)
        #expect(value.withText { Array($0) } == value.stringBytes)
    }

    @Test func whatIsNoStringShowsNoText() throws {
        for text in ["1", "null", "[]", "{}"] { #expect(try value(text).withText { $0.count } == 0) }
        let repaired = try JSONDocument.parse([0x22, 0x61, 0xFF, 0x22]).root
        #expect(repaired.withText { Array($0) } == Array("a\u{FFFD}".utf8))
    }
}
