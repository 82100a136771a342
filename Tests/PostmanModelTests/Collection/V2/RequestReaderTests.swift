import PostmanModel
import Testing

struct RequestReaderTests {
    @Test(arguments: [
        ("\"POST\"", "POST", []), ("\"post\"", "post", []), ("\"PROPFIND\"", "PROPFIND", []), ("\" GET \"", "GET", []),
        ("null", "GET", []), ("\"\"", "GET", ["method-blank"]), ("\"   \"", "GET", ["method-blank"]),
        ("7", "GET", ["method-blank"]), ("\"GE T\"", "GE T", ["method-not-token"]),
    ])
    func readsMethods(method: String, expected: String, rules: [String]) throws {
        let (request, diagnostics) = try Inline.request(#"{"method":\#(method),"url":"http://x/a"}"#)
        #expect(request.method == expected)
        #expect(diagnostics.map(\.rule) == rules)
    }

    @Test func getsWithoutAMethod() throws {
        #expect(try Inline.request(#"{"url":"http://x/a"}"#).0.method == "GET")
        #expect(try Inline.request(#""http://x/a""#).0 == SavedRequest(url: SavedURL(host: "http://x", path: "/a")))
    }

    @Test func warnsWhereThereIsNoURL() throws {
        let (request, diagnostics) = try Inline.request(#"{"method":"GET"}"#)
        #expect(request.url == SavedURL())
        #expect(diagnostics.map(\.rule) == ["url-missing"])
    }
}
