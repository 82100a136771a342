import PostmanModel
import Testing

struct JSONParserTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "1", "-1.5", "1e5", "1E+5", "1.25e-7", "123456789012345678901234567890",
        "1e999", "\"\"", "\"a\"", "[]", "{}", " \t\r\n[ ] \n", "[[]]", "[{}]", "{\"\":0}", "{\"a\":{\"b\":[1,2,{}]}}",
        "[1,2,3]", "[null,true,false]", "{\"a\":1,\"a\":2}", #""\"\\\/\b\f\n\r\t""#, #""\u0041\u00e9\uD83D\uDE00""#,
        #""\uD800""#, #""\uDC00x""#, #""\uD800\u0041""#, "\"\u{7F}\u{80}\u{2028}\u{10FFFF}\"", "\"é日本😀\"",
        "[\"\",{\"\":\"\"}]", #"{"\u0061":1}"#, "\"a string of more than eight plain bytes\"",
    ])
    func takesJSON(text: String) throws {
        _ = try JSONDocument.parse(Array(text.utf8))
    }

    /// The mark ‸ stands before the byte that the error must name.
    @Test(arguments: [
        ("‸", "empty"), (" \n‸", "white space"), ("‸nul", "a value"), ("‸True", "a value"), ("‸NaN", "a value"),
        ("[‸Infinity]", "Infinity"), ("[1,‸]", "comma before ']'"), ("[‸,1]", "','"), ("[1,‸,2]", "','"),
        ("[1 ‸2]", "',' or ']'"), ("[1‸", "list that begins at 1:1"), ("\n [{\"a\": ‸", "object that begins at 2:3"),
        ("[1]‸]", "after the end"), ("{}‸{}", "after the end"), ("1‸ x".replacing("‸ ", with: " ‸"), "after the end"),
        ("{\"a\":1,‸}", "comma before '}'"), ("{‸,}", "name in quotation marks"), ("{‸a:1}", "'a'"),
        ("{‸'a':1}", "apostrophe"), ("{\"a\"‸ 1}".replacing("‸ ", with: " ‸"), "':'"), ("{\"a\"‸,1}", "':'"),
        ("{\"a\":‸}", "a value"), ("{\"a\":1‸ \"b\":2}".replacing("‸ ", with: " ‸"), "',' or '}'"),
        ("{\"a\":1‸]", "',' or '}'"),
        ("[1‸}", "',' or ']'"), ("[‸// one\n1]", "comment"), ("[1‸/* */]", "comment"), ("‸# x\n1", "comment"),
        ("[‸+1]", "a value"), ("[‸.5]", "a value"), ("[1.‸]", "decimal point"), ("[-‸]", "'-' without a digit"),
        ("[‸01]", "leading zero"), ("[-‸01]".replacing("-‸", with: "‸-"), "leading zero"), ("[1e‸]", "exponent"),
        ("[1e+‸]", "exponent"),
        ("[0‸x1]", "goes on with 'x'"), ("[1‸a]", "goes on"), ("[1.2‸.3]", "goes on"), ("[‸\"abc", "never ends"),
        ("[\"a‸\nb\"]", "line break"), ("[\"a‸\tb\"]", "U+0009"), ("[\"a‸\u{0}b\"]", "U+0000"),
        ("[\"‸\\x\"]", "escape"),
        ("[\"‸\\u12G4\"]", "hexadecimal"), ("[\"‸\\u12", "hexadecimal"), ("[\"‸\\", "backslash"),
        ("[‸\u{FEFF}1]", "byte 0xEF"),
        ("‸\u{0}1", "zero byte"), ("[\"é日😀\", ‸x]", "a value"), ("{\n  \"value\": ‸,\n}", "','"),
        ("[\"a\" ‸\"b\"]", "','"),
        ("[‸$ref]", "'$'"), ("‸]", "a value"), ("[1,\n2,\n  ‸;]", "';'"),
        ("[\"long plain text before‸\u{1}\"]", "U+0001"),
    ])
    func locatesWhatIsNoJSON(marked: String, message: String) throws {
        let text = marked.replacing("‸", with: "")
        let before = marked.prefix { $0 != "‸" }.unicodeScalars
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument.parse(Array(text.utf8)) }
        #expect(error.offset == String(before).utf8.count)
        #expect(error.line == 1 + before.count { $0 == "\n" })
        #expect(error.column == 1 + before.reversed().prefix { $0 != "\n" }.count)
        #expect(error.message.contains(message))
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func endsDeepNestingInALocatedError(opening: String) throws {
        let text = Array(String(repeating: opening, count: 100_000).utf8)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument.parse(text) }
        #expect(error.message.contains("512"))
        #expect(error.offset <= 513 * opening.utf8.count)
    }

    @Test func keepsTheDepthLimitToTheLevel() throws {
        let limits = ReadingLimits(nestingDepth: 3)
        _ = try JSONDocument.parse(Array("[[[1]]]".utf8), limits: limits)
        let error = try #require(throws: JSONSyntaxError.self) {
            try JSONDocument.parse(Array("[[[[1]]]]".utf8), limits: limits)
        }
        #expect(error.offset == 3)
    }

    @Test func readsDeepNestingWithoutRecursion() throws {
        let depth = 100_000
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let document = try JSONDocument.parse(Array(text.utf8), limits: ReadingLimits(nestingDepth: depth))
        #expect(document.root.elements.map(\.offset) == [1])
    }

    @Test func refusesMoreBytesThanTheLimit() throws {
        let limits = ReadingLimits(fileByteCount: 4)
        _ = try JSONDocument.parse(Array("[12]".utf8), limits: limits)
        #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(Array("[123]".utf8), limits: limits) }
    }

    /// Every prefix of a text with all kinds of tokens: none may be read past its end, and only the whole is JSON.
    @Test func readsNothingPastTheEnd() throws {
        let text = Array(#"{"a\u00e9":[1.5e-3,"é😀\uD83D\uDE00",true,null,{"b":false}],"cccccccccccccccc":-0}"#.utf8)
        for length in 0..<text.count {
            #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(Array(text[..<length])) }
        }
        _ = try JSONDocument.parse(text)
    }

    /// Each byte of a text replaced by each of a few others: an answer or an error, never a crash.
    @Test func survivesChangedBytes() {
        let text = Array(#"{"a":["\u0041",-1.5e3,{"é":null}],"b":"\\"}"#.utf8)
        for index in text.indices {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0x75, 0x80, 0xC3, 0xED, 0xF4, 0xFF] {
                var changed = text
                changed[index] = byte
                guard let document = try? JSONDocument.parse(changed) else { continue }
                _ = document.root.canonicalBytes()
                _ = document.duplicateKeys()
            }
        }
    }

    @Test(arguments: [
        ([0xFF], "\u{FFFD}"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ([0xF5, 0x80], "\u{FFFD}\u{FFFD}"), ([0x80], "\u{FFFD}"),
    ])
    func replacesBytesThatAreNotUTF8(bytes: [UInt8], expected: String) throws {
        let document = try JSONDocument.parse([0x5B, 0x22, 0x61] + bytes + [0x62, 0x22, 0x5D])
        let string = try #require(document.root.elements.map { $0 }.first)
        #expect(string.string == "a\(expected)b")
        #expect(string.stringBytes == Array("a\(expected)b".utf8))
        #expect(document.repairedStrings.map(\.offset) == [1])
        #expect(string.hasInvalidUTF8)
    }

    @Test func tellsOfLoneSurrogates() throws {
        let document = try JSONDocument.parse(Array(#"["\uD83D\uDE00","\uD83Dx","\uDE00","\uD83D\uD83D\uDE00"]"#.utf8))
        #expect(document.root.elements.map(\.string) == ["😀", "\u{FFFD}x", "\u{FFFD}", "\u{FFFD}😀"])
        #expect(document.repairedStrings.map(\.offset) == [16, 26, 35])
        #expect(document.repairedStrings.map(\.hasLoneSurrogate) == [true, true, true])
    }
}
