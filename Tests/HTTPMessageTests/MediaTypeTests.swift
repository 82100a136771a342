import HTTPMessage
import Testing

struct MediaTypeTests {
    @Test func readsTypeSubtypeAndParameters() throws {
        let type = try #require(MediaType("Text/HTML; Charset=UTF-8 ;q=\"a \\\"b\\\" ; c\""))
        #expect(type.type == "text")
        #expect(type.subtype == "html")
        #expect(type.essence == "text/html")
        #expect(type.parameter("charset") == "UTF-8")
        #expect(type.parameter("Q") == "a \"b\" ; c")
        #expect(type.parameter("boundary") == nil)
    }

    @Test(arguments: ["*/*", " text/plain ", "text/html;", "text/html; ;charset=x", "application/vnd.api+json;v=1"])
    func acceptsTheGrammar(_ text: String) {
        #expect(MediaType(text) != nil)
    }

    @Test(arguments: [
        "", "json", "text/", "/html", "text /html", "text/html charset=x", "text/html; charset", "text/html; charset=",
        "text/html; charset = x", "text/html, text/plain", "text/html; a=\"b", "{{type}}", "text/html\r\n",
        "text/ht ml",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test(arguments: [
        ("application/json", true, false), ("application/problem+json; charset=utf-8", true, false),
        ("text/json", false, false), ("application/xml", false, true), ("text/xml", false, true),
        ("image/svg+xml", false, true), ("text/html", false, false), ("application/jsonp", false, false),
    ])
    func knowsJSONAndXML(_ text: String, _ isJSON: Bool, _ isXML: Bool) {
        #expect(MediaType(text)?.isJSON == isJSON)
        #expect(MediaType(text)?.isXML == isXML)
    }
}
