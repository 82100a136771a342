import HTTPMessage
import PostmanModel
import Testing

struct CollectionEditTests {
    private static let text = """
        {"info":{"name":"A"}, "item":[
          {"name":"f","item":[{"name":"r","request":"/a","response":[
            {"name":"1","code":200,"body":"x","keep":[1]} , {"name":"2","header":null}, {"name":"3"}]}]}
        ]}
        """

    private func edit(_ text: String = Self.text) throws -> CollectionEdit {
        try #require(CollectionEdit(Array(text.utf8)))
    }

    private func string(_ bytes: [UInt8]?) -> String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "nil" }

    @Test func anExampleIsReplacedAndTheRestStays() throws {
        let response = CollectionEdit.Response(
            name: "n\"", code: 404, headers: [HeaderField("A", "b")], body: "{\n}")
        let replaced = try string(edit().replacing(0, with: response))
        #expect(
            replaced
                == Self.text.replacing(
                    #"{"name":"1","code":200,"body":"x","keep":[1]}"#,
                    with: #"{"status": "Not Found", "header": [{"key": "A", "value": "b"}], "name":"n\"","code":404,"#
                        + #""body":"{\n}","keep":[1]}"#))
        #expect(try edit().replacing(3, with: response) == nil)
    }

    @Test(arguments: [
        (0, #"[\n    {"name":"2","header":null}, {"name":"3"}]"#),
        (1, #"[\n    {"name":"1","code":200,"body":"x","keep":[1]}, {"name":"3"}]"#),
        (2, #"[\n    {"name":"1","code":200,"body":"x","keep":[1]} , {"name":"2","header":null}]"#),
    ])
    func anExampleIsRemovedWithOneComma(number: Int, left: String) throws {
        let removed = try string(edit().removing(number))
        #expect(removed.contains(left.replacing("\\n", with: "\n")), "\(removed)")
        #expect(try edit(removed).exampleCount == 2)
    }

    @Test(arguments: [Self.text, #"{"item":[]}"#, #"{"collection":{"item":[ ]}}"#])
    func aRowIsAddedAtTheEnd(text: String) throws {
        let row = try DraftRow(method: "GET", path: "/new", code: 200, body: "{}")
        let count = try edit(text).exampleCount
        #expect(try edit(string(edit(text).adding(row))).exampleCount == count + 1)
    }

    @Test(arguments: ["", "[]", #"{"item":{}}"#, #"{"requests":[]}"#])
    func otherTextsAreNotEdited(text: String) {
        #expect(CollectionEdit(Array(text.utf8)) == nil)
    }
}
