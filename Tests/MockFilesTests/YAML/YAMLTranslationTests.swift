import PostmanModel
import Testing

@testable import MockFiles

struct YAMLTranslationTests {
    private func translate(
        _ text: String, limits: ReadingLimits = ReadingLimits()
    ) throws(YAMLProblem) -> TranslatedDocument {
        try YAMLTranslation.translate(Array(text.utf8), file: "a.yaml", limits: limits)
    }

    private func json(_ text: String) throws -> String {
        String(decoding: try translate(text).root.sourceBytes, as: UTF8.self)
    }

    private func problem(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> YAMLProblem {
        try #require(throws: YAMLProblem.self) { try translate(text, limits: limits) }
    }

    @Test(arguments: [
        ("a: 1", #"{"a":1}"#), ("a: -1.5e3", #"{"a":-1.5e3}"#), ("a: true\nb: False", #"{"a":true,"b":false}"#),
        ("a:\nb: ~\nc: null", #"{"a":null,"b":null,"c":null}"#), ("a: '1'\nb: \"true\"", #"{"a":"1","b":"true"}"#),
        ("a: 007\nb: 0x1F\nc: 1_000\nd: +1\ne: .5", #"{"a":"007","b":"0x1F","c":"1_000","d":"+1","e":".5"}"#),
        ("a: yes\nb: 2026-01-01\nc: no", #"{"a":"yes","b":"2026-01-01","c":"no"}"#), ("a: !!str 12", #"{"a":"12"}"#),
        ("- 1\n- [a, {b: c}]", #"[1,["a",{"b":"c"}]]"#), ("a: |\n  x\n  \"y\"\n", #"{"a":"x\n\"y\"\n"}"#),
        ("\u{FEFF}a: é😀", #"{"a":"é😀"}"#), ("200: ok", #"{"200":"ok"}"#), ("", "null"), ("# only a remark\n", "null"),
        ("a: \"\\0\\t\"", #"{"a":"\u0000\t"}"#), ("a: {}\nb: []", #"{"a":{},"b":[]}"#), ("text", #""text""#),
    ])
    func becomesJSON(text: String, expected: String) throws {
        #expect(try json(text) == expected)
    }

    @Test func readsUTF16() throws {
        let bytes: [UInt8] = [0xFF, 0xFE] + "a: é".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let document = try YAMLTranslation.translate(bytes, file: "a.yaml", limits: ReadingLimits())
        #expect(document.root["a"]?.string == "é")
    }

    @Test func valuesKnowTheirPlaces() throws {
        let document = try translate("é: [1,\n  'x']\nb:\n  c: |\n    text\n")
        let root = document.root
        #expect(document.location(of: root).description == "a.yaml:1:1")
        let list = try #require(root.members.first { $0.name == "é" })
        #expect(document.location(of: list.key).description == "a.yaml:1:1")
        #expect(list.value.elements.map { document.location(of: $0).description } == ["a.yaml:1:5", "a.yaml:2:3"])
        let text = try #require(root["b"]?["c"])
        #expect(document.location(of: text).description == "a.yaml:4:6")
    }

    @Test(arguments: [
        ("a: &x {k: 1}\nb: *x", #"{"a":{"k":1},"b":{"k":1}}"#), ("- &x 1\n- *x\n- &x 2\n- *x", "[1,1,2,2]"),
        ("a: &x {k: 1, l: 2}\nb:\n  l: 3\n  <<: *x", #"{"a":{"k":1,"l":2},"b":{"k":1,"l":2,"l":3}}"#),
        ("a: &x 1\nb: |\n  go *x\n  *x", #"{"a":1,"b":"go *x\n*x"}"#), ("a: &x 1\nb: '*x'", #"{"a":1,"b":"*x"}"#),
        ("a: a && b\nb: '*b*'", #"{"a":"a && b","b":"*b*"}"#), ("a: &x [1]\nb: [*x, *x]", #"{"a":[1],"b":[[1],[1]]}"#),
        ("a: &x \u{E000}\nb: *x", "{\"a\":\"\u{E000}\",\"b\":\"\u{E000}\"}"),
    ])
    func followsAliases(text: String, expected: String) throws {
        #expect(try json(text) == expected)
    }

    @Test(arguments: [
        ("a: [1", "2:1"), ("a: 1\n\tb: 2", "2:1"), ("a: 1\na: 2", "1:1"), ("a: *gone", "1:4"),
        ("a: 1\n---\nb: 2", "2:1"),
        ("? [a]\n: 1", "1:3"), ("a: \u{1}", "1:4"), ("a: \"\\uD800\"", "1:7"), ("x: &x [*x]", "1:8"), ("é: @", "1:4"),
        ("a: b: c", "1:5"), ("a: 'x", "1:6"),
    ])
    func locatesWhatIsWrong(text: String, place: String) throws {
        let found = try problem(text)
        #expect("\(found.line):\(found.column)" == place, "\(found.message)")
    }

    @Test func locatesBytesThatAreNoText() throws {
        let bytes = Array("a: é\nb: ".utf8) + [0xFF]
        let found = try #require(throws: YAMLProblem.self) {
            try YAMLTranslation.translate(bytes, file: "a.yaml", limits: ReadingLimits())
        }
        #expect(found.message == "the file is not valid UTF-8")
        #expect("\(found.line):\(found.column)" == "2:4")
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["[", "- ", "{a: ", "? ", "[[],"])
    func survivesDeepNesting(opening: String) throws {
        let message = try problem(String(repeating: opening, count: 100_000)).message
        #expect(message.contains("nested deeper than"))
    }

    @Test func keepsTheNestingLimit() throws {
        let limits = ReadingLimits(nestingDepth: 3)
        #expect(try translate("[[[1]]]", limits: limits).root.kind == .array)
        let found = try problem("\n[[[[1]]]]", limits: limits)
        #expect(found.message == "nested deeper than 3 levels")
        #expect("\(found.line):\(found.column)" == "2:5")
    }

    @Test func keepsTheSizeLimit() throws {
        let found = try problem("a: 12345", limits: ReadingLimits(yamlByteCount: 7))
        #expect(found.message == "the file has 8 bytes; the limit is 7")
    }

    /// Nine lines that stand for thousands of millions of values, as values, as keys and as what `<<` brings in.
    @Test(
        .timeLimit(.minutes(1)), arguments: ["- *h", "- { *h : 1 }", "- ? *h\n  : 1", "- ? [*h]\n  : 1", "- {[*h]: 1}"])
    func survivesAliasBombs(use: String) throws {
        var text = "- &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (outer, inner) in zip("bcdefgh", "abcdefg") {
            text += "- &\(outer) [" + Array(repeating: "*\(inner)", count: 10).joined(separator: ", ") + "]\n"
        }
        let message = try problem(text + use).message
        #expect(
            ["the aliases make the file too large", "a key must be a text, not a list or a mapping"].contains(message))
    }

    /// Each anchor is a level deeper than the one before, without a limit of the parser's.
    @Test(.timeLimit(.minutes(1)), arguments: ["[*a%]", "{<<: *a%}", "{k: *a%}"])
    func survivesChainsOfAliases(link: String) throws {
        var text = "- &a0 {}\n"
        for index in 1...20_000 {
            text += "- &a\(index) " + link.replacing("%", with: String(index - 1)) + "\n"
        }
        #expect(try problem(text).message == "nested deeper than 512 levels")
    }

    /// The parser looks through all open brackets at each token.
    @Test(.timeLimit(.minutes(1)))
    func readsLongListsBelowDeepNesting() throws {
        let text =
            String(repeating: "[", count: 500) + String(repeating: "1,", count: 200_000)
            + String(repeating: "]", count: 500)
        #expect(try translate(text).root.kind == .array)
    }
}
