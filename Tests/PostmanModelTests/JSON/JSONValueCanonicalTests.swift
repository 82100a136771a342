import PostmanModel
import Testing

struct JSONValueCanonicalTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONDocument.parse(Array(text.utf8)).root
    }

    @Test(arguments: [
        ["1", "1.0", "1e0", "10e-1", "0.1e1", "100E-2", "1.000"],
        ["0", "-0", "0.0", "0e99999999999999999999", "-0e-5"],
        ["-12.5", "-125e-1", "-0.125E+2"], ["1e400", "10e399", "0.1e401"],
        ["12345678901234567890.0", "12345678901234567890"],
        ["9007199254740993", "9007199254740992.0"], ["1499.99", "1499.99000000000000909"],
        ["1e400", "2e400", "1e99999999999999999999"], ["1e-400", "0.1e-399"],
        [#""a/é""#, #""\u0061\/\u00e9""#, #""a\/é""#],
        [#"{"a":1,"b":[true,null]}"#, #" { "b" : [ true , null ] , "\u0061" : 1.0 } "#],
        [#"{"a":2}"#, #"{"a":1,"a":2}"#], ["[]", "[ ]"], [#""\u001f\"""#, #""\u001F\u0022""#],
    ])
    func oneTextForOneMeaning(spellings: [String]) throws {
        let values = try spellings.map(value)
        for other in values {
            #expect(other.canonicalBytes() == values[0].canonicalBytes())
            #expect(other.isEqual(to: values[0]))
        }
    }

    @Test(arguments: [
        ("1", "2"), ("1", "-1"), ("1", "\"1\""), ("9007199254740994", "9007199254740992"), ("1e400", "-1e400"),
        ("1499.99", "1499.990000000001"), ("0", "false"), ("null", "\"null\""), ("[]", "{}"),
        ("[1,2]", "[2,1]"), ("[1]", "[1,1]"), (#"{"a":1}"#, #"{"a":1,"b":null}"#), (#"{"a":1}"#, #"{"A":1}"#),
        (#"{"a":"b\",\"c\":\"d"}"#, #"{"a":"b","c":"d"}"#), (#""é""#, #""e\u0301""#), ("0.1", "1"), ("10", "1"),
    ])
    func differentTextsForDifferentMeanings(left: String, right: String) throws {
        #expect(try value(left).canonicalBytes() != value(right).canonicalBytes())
        #expect(try !value(left).isEqual(to: value(right)))
    }

    @Test func sortsNamesAndEscapesLittle() throws {
        let text = #"{"b":"\u0001\/\n","a":[1.50,-0.0,1e3],"\"":{}}"#
        let canonical = String(decoding: try value(text).canonicalBytes(), as: UTF8.self)
        #expect(canonical == #"{"\"":{},"a":[15e-1,0,1e3],"b":"\u0001/\u000a"}"#)
    }
}
