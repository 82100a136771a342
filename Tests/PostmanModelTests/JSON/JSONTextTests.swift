import PostmanModel
import Testing

/// RFC 8259, section 7.
struct JSONTextTests {
    private static let samples = [
        ("", "\"\""), ("plain text", "\"plain text\""), ("größe 👍 \u{2028}", "\"größe 👍 \u{2028}\""),
        ("a\"b\\c", "\"a\\\"b\\\\c\""), ("1\n2\r3\t4", "\"1\\n2\\r3\\t4\""),
        ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("/", "\"/\""),
    ]

    @Test(arguments: samples)
    func escapesWhatJSONDemandsAndNoMore(text: String, expected: String) throws {
        #expect(JSONText.quoted(text).utf8.elementsEqual(expected.utf8))
        #expect(JSONBody.string(text).text.utf8.elementsEqual(expected.utf8))
        #expect(try JSONDocument.parse(Array(expected.utf8)).root.string == text)
    }

    /// Piece by piece, behind what is there already, which nothing is escaped in.
    @Test(arguments: samples)
    func escapesWhatIsWrittenInPieces(text: String, expected: String) {
        var bytes = Array("\"\n".utf8)
        JSONText.append(to: &bytes) { bytes in
            for byte in text.utf8 { bytes.append(byte) }
        }
        #expect(bytes == Array("\"\n".utf8) + Array(expected.utf8))
    }

    @Test func bodiesAreWrittenInTheirOrder() {
        let body: JSONBody = ["b": [1, true, .null, .number(1.5), .number(.infinity)], "a\"": ["x": "y"], "c": []]
        #expect(body.text == #"{"b":[1,true,null,1.5,null],"a\"":{"x":"y"},"c":[]}"#)
        var bytes = Array("# ".utf8)
        body.append(to: &bytes)
        #expect(bytes == Array("# ".utf8) + Array(body.text.utf8))
        var members: [UInt8] = []
        JSONBody.append([.init("a", 1), .init("b", "c")], to: &members)
        #expect(members == Array(#"{"a":1,"b":"c"}"#.utf8))
    }
}
