import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct SavedBodyTests {
    private static let scope = VariableScope(collection: [Variable("n", "1")], item: [], environment: [])

    private func equals(_ body: RequestBody, _ call: String, savedType: String? = nil, callType: String? = nil) -> Bool
    {
        let saved = SavedBody(body, contentType: savedType, scope: Self.scope)
        var headers = HeaderList()
        if let callType { headers.append("Content-Type", callType) }
        return saved.equals(CallBody(Call(method: "POST", target: "/", headers: headers, body: Array(call.utf8))))
    }

    @Test(arguments: [
        ("{\"a\":{{n}},\"b\":[1,2]}", "{ \"b\" : [1.0, 20e-1], \"a\" : 1 }", true),
        ("{\"a\":1}", "{\"a\":\"1\"}", false),
        ("{\"a\":1,\"a\":2}", "{\"a\":2}", true), ("[1,2]", "[2,1]", false), ("{\"a\":1,}", "{\"a\":1,}", true),
        ("{\"a\":1,}", "{ \"a\":1,}", false), ("{\"a\":\"\\u00e9\"}", "{\"a\":\"é\"}", true),
        ("{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"😀\"}", true), ("[0, -0.0]", "[0,0]", true),
        ("[100]", "[1e2]", true), ("[1]", "[1,1]", false), ("{\"a\":null}", "{}", false),
    ])
    func json(_ saved: String, _ call: String, _ expected: Bool) {
        #expect(equals(.raw(saved, language: nil), call) == expected)
    }

    @Test(arguments: [
        ("<a>\n <b x='1' y=\"2\"/>\n</a>", "<?xml version=\"1.0\"?><a><b y=\"2\" x=\"1\"></b></a>", true),
        ("<a>1</a>", "<a>2</a>", false), ("<a>&lt;</a>", "<a><![CDATA[<]]></a>", true),
        ("<a><!-- no --></a>", "<a/>", true), ("<a><b></a>", "<a><b></a>", true), ("<a><b></a>", "<a> <b></a>", false),
        ("<a x=\"1\"/>", "<a x=\"2\"/>", false),
    ])
    func xml(_ saved: String, _ call: String, _ expected: Bool) {
        #expect(equals(.raw(saved, language: "xml"), call) == expected)
    }

    @Test func otherTextsAreComparedAsBytes() {
        #expect(equals(.raw("a b", language: "text"), "a b"))
        #expect(!equals(.raw("a b", language: "text"), "a  b"))
        #expect(equals(.raw("1.0", language: "json"), "1"))
        #expect(equals(.raw("1.0", language: nil), "1", savedType: "application/problem+json"))
        #expect(!equals(.raw("1.0", language: nil), "1"))
        #expect(equals(.file(source: nil, content: "x"), "x"))
        #expect(!equals(.file(source: "x.bin", content: nil), ""))
    }

    @Test func urlencodedRowsAreAMultiset() {
        let body = RequestBody.urlencoded([Row("a", "1 2"), Row("b", "ü"), Row("c", "", isEnabled: false)])
        #expect(equals(body, "b=%C3%BC&a=1+2"))
        #expect(!equals(body, "b=%C3%BC&a=1+2&a=1+2"))
        #expect(!equals(body, "a=1+2"))
    }

    @Test func formsCompareTextsByValueAndFilesByKey() {
        let body = RequestBody.formData([FormField("t", .text("v")), FormField("f", .file(source: "a.png"))])
        func form(_ text: String, _ key: String) -> String {
            "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n\(text)\r\n--B\r\n"
                + "Content-Disposition: form-data; name=\"\(key)\"; filename=\"z\"\r\n\r\nbytes\r\n--B--\r\n"
        }
        let type = "multipart/form-data; boundary=\"B\""
        #expect(equals(body, form("v", "f"), callType: type))
        #expect(!equals(body, form("w", "f"), callType: type))
        #expect(!equals(body, form("v", "g"), callType: type))
        #expect(!equals(body, form("v", "f"), callType: "text/plain"))
    }

    @Test func graphQLComparesQueryVariablesAndName() {
        let named = RequestBody.graphQL(query: "query Q {\n  a\n}", variables: "{\"x\": 1}", operationName: nil)
        let call = "{\"operationName\":\"Q\",\"query\":\"query Q { a }\",\"variables\":{\"x\":1.0}}"
        #expect(equals(named, call))
        #expect(!equals(named, "{\"query\":\"query Q { a }\",\"variables\":{\"x\":2}}"))
        #expect(!equals(named, "{\"query\":\"query Q { b }\",\"variables\":{\"x\":1}}"))
        #expect(
            !equals(.graphQL(query: "query Q { a }", variables: "{\"x\":1}", operationName: "R"), call))
    }

    @Test func noBodyIsEmpty() {
        #expect(SavedBody(nil, contentType: nil, scope: Self.scope).isEmpty)
        #expect(SavedBody(.raw("", language: "json"), contentType: nil, scope: Self.scope).isEmpty)
        #expect(SavedBody(.urlencoded([Row("a", "1", isEnabled: false)]), contentType: nil, scope: Self.scope).isEmpty)
        #expect(!SavedBody(.raw(" ", language: nil), contentType: nil, scope: Self.scope).isEmpty)
    }
}
