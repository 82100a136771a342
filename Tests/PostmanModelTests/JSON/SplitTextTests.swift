import Testing

@testable import PostmanModel

struct SplitTextTests {
    private static let text = Array(
        """
        {"info": {"name": "é"},
         "item": [ {"a": [1, 2]}, "]",
           {"b": "\\"},"}, 4
         ], "variable": [ "日" ] }
        """.utf8)

    private static func split(_ text: [UInt8], part: Int = 1, block: Int = 8) -> SplitText? {
        SplitText(
            ByteInput(text), at: "item", file: "f", sizes: .init(part: part, block: block), depthLimit: 10)
    }

    @Test(arguments: [4, 5, 8, 100]) func givesTheElementsAndWhatIsAround(block: Int) throws {
        var split = try #require(Self.split(Self.text, block: block))
        var parts: [SplitText.Part] = []
        while let part = split.next() { parts.append(part) }
        let elements = parts.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(elements == [#" {"a": [1, 2]}"#, #" "]""#, "\n   {\"b\": \"\\\"},\"}", " 4\n "])
        #expect(parts.map(\.number) == [0, 1, 2, 3])
        let whole = SourceText(Self.text, file: "f")
        for part in parts {
            #expect(Array(Self.text[part.base..<(part.base + part.bytes.count)]) == part.bytes)
            #expect(part.source.location(of: part.base) == whole.location(of: part.base))
        }
        let frame = try #require(split.frame(limits: ReadingLimits()))
        let variable = try #require(frame.document.root["variable"]?.elements.first { _ in true })
        #expect(variable.string == "日")
        #expect(frame.locator.location(variable.offset).description == "f:4:19")
        let name = try #require(frame.document.root["info"]?["name"])
        #expect(frame.locator.location(name.offset).description == "f:1:19")
    }

    /// Where an element is longer than what is read at once, ever more is.
    @Test func readsLongElements() throws {
        let long = "\"" + String(repeating: "x", count: 10_000) + "\""
        var split = try #require(Self.split(Array("{\"item\":[\(long),\(long)]}".utf8)))
        #expect(split.next()?.bytes.count == long.utf8.count)
        #expect(split.next()?.bytes.count == long.utf8.count)
        #expect(split.next() == nil)
        #expect(split.frame(limits: ReadingLimits()) != nil)
    }

    @Test func mayHaveNoElements() throws {
        var split = try #require(Self.split(Array(#"{"item": [  ], "a": 1}"#.utf8)))
        #expect(split.next() == nil)
        #expect(split.frame(limits: ReadingLimits())?.document.root["a"]?.integer == 1)
    }

    /// There, and in what is read at first.
    @Test(arguments: [
        "", "[]", #"{"item": 1}"#, #"{"items": []}"#, #"{"a": {"item": [1]}}"#, #"{"a" 1, "item": [1]}"#,
        #"{"a": "\#(String(repeating: "x", count: 1_024))", "item": [1]}"#,
    ])
    func needsTheList(text: String) {
        #expect(Self.split(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        #"{"item": [1, 2"#, #"{"item": [1, 2], "a" 1}"#, #"{"item": [1], "item": [2]}"#, #"{"item": [1, 2]} 3"#,
    ])
    func hasNoFrameWhereTheTextIsWrongOrAnotherListCounts(text: String) throws {
        var split = try #require(Self.split(Array(text.utf8)))
        while split.next() != nil {}
        #expect(split.frame(limits: ReadingLimits()) == nil)
    }

    @Test func endsWhereTheTextCannotBeHad() throws {
        let text = Self.text
        let input = ByteInput(byteCount: text.count) { offset, place in
            guard offset + place.count < 90 else { return false }
            text[offset..<(offset + place.count)].withUnsafeBytes { place.copyMemory(from: $0) }
            return true
        }
        var split = try #require(
            SplitText(input, at: "item", file: "f", sizes: .init(part: 1, block: 4), depthLimit: 10))
        while split.next() != nil {}
        #expect(split.frame(limits: ReadingLimits()) == nil)
    }
}
