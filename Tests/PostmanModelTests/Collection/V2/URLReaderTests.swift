import PostmanModel
import Testing

struct URLReaderTests {
    private func url(_ json: String) throws -> SavedURL {
        try Inline.request(#"{"url":\#(json)}"#).0.url
    }

    @Test(arguments: [
        (#"{"raw":"http://x/a?q=1"}"#, "http://x", "/a"),
        (
            #"{"protocol":"https","host":["api","x","io"],"port":"8080","path":["a","b"]}"#, "https://api.x.io:8080",
            "/a/b"
        ),
        (#"{"protocol":"https","host":["x"],"auth":{"user":"u","password":"p"},"path":["a"]}"#, "https://u:p@x", "/a"),
        (#"{"host":["{{baseUrl}}"],"path":["a",""]}"#, "{{baseUrl}}", "/a/"),
        (#"{"host":["x"],"path":[""]}"#, "x", "/"),
        (#"{"host":["x"],"path":[]}"#, "x", ""), (#"{"host":["x"]}"#, "x", ""),
        (#"{"host":"{{baseUrl}}","path":"api/v0/:id"}"#, "{{baseUrl}}", "/api/v0/:id"),
        (#"{"host":"x","path":"/a/"}"#, "x", "/a/"), (#"{"host":"x","path":"/"}"#, "x", "/"),
        (#"{"host":"x","path":""}"#, "x", ""),
        (#"{"host":["x"],"path":[{"type":"any","value":":id"},"b",7,null]}"#, "x", "/:id/b/7/"),
        (#"{"host":["x"],"path":["a/b","c?d"]}"#, "x", "/a/b/c"),
        (#"{"raw":"http://y/z","host":["x"],"path":["a"]}"#, "x", "/a"),
        (#"{"raw":"{{u}}/a","path":["b"]}"#, "{{u}}", "/b"),
        (#"{"raw":"http://x/a","host":[],"path":[]}"#, "http://x", "/a"),
        (#"{"raw":"http://x/a","host":null,"path":null}"#, "http://x", "/a"),
        (#"{"host":["x"],"port":80}"#, "x:80", ""),
    ])
    func partsOutrankTheText(json: String, host: String, path: String) throws {
        let url = try url(json)
        #expect(url.host == host)
        #expect(url.path == path)
    }

    @Test(arguments: [
        (#"{"raw":"http://x/a","query":[{"key":"q","value":"1"}]}"#, [Row("q", "1")]),
        (#"{"raw":"http://x/a?q=1"}"#, [Row("q", "1")]),
        (#"{"raw":"http://x/a?q=1","query":null}"#, [Row("q", "1")]), (#"{"raw":"http://x/a?q=1","query":[]}"#, []),
        (
            #"{"host":["x"],"query":[{"key":null,"value":"1"},{"key":"","value":""},{"key":"a","value":null},{"key":"b"}]}"#,
            [Row("", "1"), Row("", ""), Row("a", nil), Row("b", nil)]
        ),
        (
            #"{"host":["x"],"query":[{"key":"a","value":"1","disabled":true},{"key":"a","value":2}]}"#,
            [Row("a", "1", isEnabled: false), Row("a", "2")]
        ),
        (#"{"host":["x"],"query":"a=1&b"}"#, [Row("a", "1"), Row("b", nil)]),
        (#"{"host":["x"],"query":["a=1","b"]}"#, [Row("a", "1"), Row("b", nil)]),
    ])
    func readsQueries(json: String, expected: [Row]) throws {
        #expect(try url(json).query == expected)
    }

    @Test func readsPathVariables() throws {
        let url = try url(
            #"{"host":["x"],"path":[":id"],"variable":[{"key":"id","value":"7"},{"id":"old","value":null},{"key":"k"}]}"#
        )
        #expect(url.pathVariables == [Row("id", "7"), Row("old", nil), Row("k", nil)])
    }
}
