import PostmanModel
import Testing

/// Auth blocks in the notations of the formats, and who inherits whose (B-1.05, 1.34).
struct AuthorizationTests {
    @Test(arguments: [
        #"{"type":"bearer","bearer":[{"key":"token","value":"{{t}}","type":"string"}]}"#,
        #"{"type":"bearer","bearer":{"token":"{{t}}"}}"#,
        #"{"type":"bearer","credentials":[{"key":"token","value":"{{t}}"}]}"#,
    ])
    func readsEveryNotation(_ auth: String) throws {
        let (collection, _) = try Inline.collection(
            #"{"info":{"name":"c","schema":"\#(Inline.schema)"},"auth":\#(auth),"item":[]}"#)
        #expect(collection.authorization == Authorization(type: "bearer", values: ["token": "{{t}}"]))
    }

    @Test func theNearestCounts() throws {
        let basic = #""auth":{"type":"basic","basic":[{"key":"username","value":"u"}]}"#
        let none = #""auth":{"type":"noauth"}"#
        let (collection, _) = try Inline.items(
            """
            {"name":"a","request":{"url":"/a"}},
            {"name":"f",\(basic),"item":[
                {"name":"b","request":{"url":"/b","auth":null}},
                {"name":"c","request":{"url":"/c",\(none)}},
                {"name":"g","item":[{"name":"d","request":{"url":"/d"}}]}]}
            """)
        #expect(collection.requests.map { $0.authorization?.type } == [nil, "basic", "noauth", "basic"])
        #expect(collection.requests[1].authorization?.values == ["username": "u"])
    }
}
