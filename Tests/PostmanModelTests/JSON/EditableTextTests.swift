import PostmanModel
import Testing

struct EditableTextTests {
    private static func literal(_ text: String) throws -> EditableText {
        try #require(EditableText(jsonString: ArraySlice(text.utf8)))
    }

    /// Edits of what a string says become edits of how it is written.
    @Test(arguments: [
        (#""a{\"b\":1}c""#, 6..<7, "2", #""a{\"b\":2}c""#),
        (#""{\"b\":\"x\"}""#, 5..<8, "\"y\"", #""{\"b\":\"y\"}""#),
        (#""\u00e9\ud83d\ude00!""#, 6..<7, "?", #""\u00e9\ud83d\ude00?""#),
        (#""\u0041\/\t""#, 2..<3, "\n", #""\u0041\/\n""#),
        (#""é""#, 2..<2, "\u{1}", #""é\u0001""#), (#""""#, 0..<0, "a", #""a""#),
    ])
    func editsTheStringWhereItStands(_ literal: String, _ range: Range<Int>, _ new: String, _ expected: String) throws {
        let edits = try #require(try Self.literal(literal).inFile([TextEdit(range, new.utf8)]))
        #expect(String(decoding: TextEdit.apply(edits, to: Array(literal.utf8)), as: UTF8.self) == expected)
    }

    @Test func replacesTheWhole() throws {
        let literal = #""a\nb""#
        let edits = try #require(try Self.literal(literal).replaced(by: Array("c\"".utf8)))
        #expect(String(decoding: TextEdit.apply(edits, to: Array(literal.utf8)), as: UTF8.self) == #""c\"""#)
    }

    @Test(arguments: ["a", "\"a", "\"\\ud83d\"", "12", ""])
    func leavesWhatItCannotRead(_ text: String) {
        #expect(EditableText(jsonString: ArraySlice(text.utf8)) == nil)
    }
}
