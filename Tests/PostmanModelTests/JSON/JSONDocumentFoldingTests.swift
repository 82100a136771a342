import Testing

@testable import PostmanModel

struct JSONDocumentFoldingTests {
    private static let text = """
        {"info": {"name": "A \\"b\\"", "tags": []}, "empty": {}, "item": [
          {"name": "one", "list": [1, 2.5, true, null, "\\u00e9", {"deep": [[[]]]}]},
          {"name": "two", "list": [], "text": "a text that is longer than what is folded in this test, by far"},
          [ "x", {"y": "z"} ], "last"
        ], "name": "end"}
        """

    /// Every value below one with its place, in the order of the text; the names of members as well.
    private static func walked(_ value: JSONValue) -> [String] {
        let own = "\(value.offset) \(value.kind) \(String(decoding: value.sourceBytes, as: UTF8.self))"
        switch value.kind {
        case .object: return [own] + value.members.flatMap { walked($0.key) + walked($0.value) }
        case .array: return [own] + value.elements.flatMap(walked)
        default: return [own]
        }
    }

    private static func document(_ text: String, foldedByteCount: Int) throws -> JSONDocument {
        try JSONDocument.parseFolded(Array(text.utf8), foldedByteCount: foldedByteCount)
    }

    @Test(arguments: [0, 2, 10, 40, 120, 10_000])
    func aWalkFindsTheSameValuesAtTheSamePlaces(foldedByteCount: Int) throws {
        let whole = try JSONDocument.parse(Array(Self.text.utf8))
        let folded = try Self.document(Self.text, foldedByteCount: foldedByteCount)
        #expect(Self.walked(folded.root) == Self.walked(whole.root))
        #expect(folded.nodes.count <= whole.nodes.count)
        let list = try #require(folded.root["item"])
        #expect(list.elementIndices.map { Self.walked(list.sibling(at: $0)) } == list.elements.map(Self.walked))
        #expect(folded.root["item"]?.elements.map { $0["name"]?.string } == ["one", "two", nil, nil])
    }

    @Test(arguments: [0, 10, 40, 10_000])
    func aValueIsFoundByItsOffset(foldedByteCount: Int) throws {
        let whole = try JSONDocument.parse(Array(Self.text.utf8))
        let folded = try Self.document(Self.text, foldedByteCount: foldedByteCount)
        func check(_ value: JSONValue) throws {
            let found = try #require(folded.root.value(beginningAt: value.offset))
            #expect(Self.walked(found) == Self.walked(value))
            for member in value.members {
                try check(member.key)
                try check(member.value)
            }
            for element in value.elements { try check(element) }
        }
        try check(whole.root)
        for offset in [-1, 1_000_000] { #expect(folded.root.value(beginningAt: offset) == nil) }
    }

    /// Only the outermost value is never folded, or nothing could be reached.
    @Test func smallListsAndObjectsHaveNoNodesOfTheirOwn() throws {
        #expect(try Self.document(Self.text, foldedByteCount: 10_000).nodes.count == 9)
        #expect(try Self.document(#"[[1,2],[3],[],{"a":[4]}]"#, foldedByteCount: 16).nodes.count == 5)
    }

    @Test(arguments: ["[1,[2,]]", "[[1]", "[[1]]x", #"{"a":{"b":[nul]}}"#, "", #"[["a]]"#])
    func mistakesAreFoundInWhatIsFolded(text: String) {
        func problem(_ read: () throws -> JSONDocument) -> String? {
            do { _ = try read() } catch { return "\(error)" }
            return nil
        }
        let whole = problem { try JSONDocument.parse(Array(text.utf8)) }
        #expect(whole != nil)
        #expect(problem { try Self.document(text, foldedByteCount: 100) } == whole)
    }
}
