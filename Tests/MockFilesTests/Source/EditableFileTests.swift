import PostmanModel
import Testing

@testable import MockFiles

/// Scalars are edited where they stand, in JSON and in every style of YAML that is known.
struct EditableFileTests {
    private static func changed(_ text: String, _ name: String, to new: String) throws -> String? {
        let file = try #require(EditableFile(Array(text.utf8), file: name))
        guard let value = file.root["v"], let editable = file.text(of: value) else { return nil }
        let edits = try #require(editable.replaced(by: Array(new.utf8)))
        return String(decoding: TextEdit.apply(edits, to: Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("a.json", #"{"a":1,"v" : "x"}"#, "y\"z", #"{"a":1,"v" : "y\"z"}"#),
        ("a.json", "\u{FEFF}{\"é\":1,\n\"v\":200}", "404", "\u{FEFF}{\"é\":1,\n\"v\":404}"),
        ("a.yaml", "v: OK # fine\nb: 1\n", "Not Found", "v: Not Found # fine\nb: 1\n"),
        ("a.yaml", "v: OK\n", "yes", "v: \"yes\"\n"), ("a.yaml", "v: 200\n", "404", "v: 404\n"),
        ("a.yaml", "\"é\": {v: 'it''s'}\nv: 'it''s' \n", "isn't", "\"é\": {v: 'it''s'}\nv: 'isn''t' \n"),
        ("a.yaml", "v: \"a\\tb\"\n", "c\"", "v: \"c\\\"\"\n"),
        ("a.yaml", "a:\n  v: 1\nv: |-\n  x\n\n    y\n# z\n", "k\n\n  l", "a:\n  v: 1\nv: |-\n  k\n\n    l\n# z\n"),
        ("a.yaml", "v: |\n    x\n\nb: 1\n", "k\nl\n", "v: |\n    k\n    l\n\nb: 1\n"),
        ("a.yml", "v: |-\r\n  x\r\n  y\r\nb: 1\r\n", "k\nl", "v: |-\r\n  k\r\n  l\r\nb: 1\r\n"),
    ])
    func editsAScalar(_ name: String, _ text: String, _ new: String, _ expected: String) throws {
        #expect(try Self.changed(text, name, to: new) == expected)
    }

    /// Nothing is known of these; they are for people to edit.
    @Test(arguments: [
        "v: >\n  folded\n  text\n", "v: \"two\n  lines\"\n", "v: &a x\n", "v: |2-\n  x\n", "v: !!str 5\n",
        "v: two\n  lines\n", "v: [1]\n",
    ])
    func leavesOtherScalars(_ text: String) throws {
        #expect(try Self.changed(text, "a.yaml", to: "x") == nil)
    }

    @Test func whatABlockCannotHoldIsRefused() throws {
        let file = try #require(EditableFile(Array("v: |-\n  x\n".utf8), file: "a.yaml"))
        let value = try #require(file.root["v"])
        #expect(file.text(of: value)?.replaced(by: [0x01]) == nil)
        #expect(file.text(of: value)?.replaced(by: Array("a\u{2028}b".utf8)) == nil)
    }

    @Test func objectsAreFoundByTheirPlace() throws {
        let text = "a:\n  - b: 1\n  - b: 2\n"
        let file = try #require(EditableFile(Array(text.utf8), file: "a.yaml"))
        let found = file.object(at: SourceLocation(file: "a.yaml", line: 3, column: 5))
        #expect(found?["b"]?.integer == 2)
        #expect(file.object(at: SourceLocation(file: "a.yaml", line: 9, column: 5)) == nil)
    }

    @Test(arguments: [("a.json", "{"), ("a.yaml", "a: [\n"), ("a.json", "\u{0}")])
    func otherFilesAreRefused(_ name: String, _ text: String) {
        #expect(EditableFile(Array(text.utf8), file: name) == nil)
    }
}
