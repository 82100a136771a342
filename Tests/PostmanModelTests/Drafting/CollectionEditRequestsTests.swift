import HTTPMessage
import PostmanModel
import Testing

struct CollectionEditRequestsTests {
    private static let text = """
        {"item":[{"name":"f","item":[
          {"name":"r","request":{"method":"GET","url":{"raw":"/a"},"auth":null},"response":[
            {"name":"1","originalRequest":{"method":"GET","url":"/a"}}, {"name":"2","originalRequest":{"url":"/b"}}]},
          {"name":"s","request":"/s"}]}, {"name":"folder","item":[]}]}
        """

    private func edit(_ text: String = Self.text) throws -> CollectionEdit {
        try #require(CollectionEdit(Array(text.utf8)))
    }

    private func string(_ bytes: [UInt8]?) -> String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "nil" }

    @Test func aRequestIsChangedWithTheExamplesThatFollowIt() throws {
        let request = CollectionEdit.Request(
            name: "n", method: "PUT", url: "{{u}}/v2/a?x=\"", headers: [HeaderField("A", "b")], body: "{}")
        let changed = try string(edit().replacing(request: 0, with: request, followers: [0]))
        let sent = #""header": [{"key": "A", "value": "b"}], "body": {"mode": "raw", "raw": "{}"}, "#
        #expect(
            changed
                == Self.text.replacing(
                    #"{"name":"r","request":{"method":"GET","url":{"raw":"/a"},"#,
                    with: #"{"name":"n","request":{\#(sent)"method":"PUT","url":"{{u}}/v2/a?x=\"","#
                )
                .replacing(
                    #""originalRequest":{"method":"GET","url":"/a"}"#,
                    with: #""originalRequest":{\#(sent)"method":"PUT","url":"{{u}}/v2/a?x=\""}"#))
    }

    @Test func whatIsNotNamedStaysAsItIs() throws {
        let renamed = try string(edit().replacing(request: 1, with: .init(name: "t"), followers: []))
        #expect(renamed == Self.text.replacing(#""name":"s""#, with: #""name":"t""#))
        let put = try string(edit().replacing(request: 1, with: .init(name: "s", method: "PUT"), followers: []))
        #expect(put == Self.text.replacing(#""/s""#, with: #"{"method": "PUT", "url": "/s"}"#))
        #expect(try edit().replacing(request: 2, with: .init(name: "t"), followers: []) == nil)
    }

    @Test(arguments: [
        (#"{"mode":"raw","raw":"x","options":{}}"#, #"{"mode":"raw","raw":"y","options":{}}"#),
        (#"{"mode":"raw"}"#, #"{"raw": "y", "mode":"raw"}"#), ("null", #"{"mode": "raw", "raw": "y"}"#),
    ])
    func aBodyKeepsWhatItIsWrittenIn(body: String, changed: String) throws {
        let text = { (body: String) in #"{"item":[{"name":"a","request":{"url":"/","body":\#(body)}}]}"# }
        let edit = try edit(text(body))
        #expect(string(edit.replacing(request: 0, with: .init(name: "a", body: "y"), followers: [])) == text(changed))
    }

    @Test func aRequestIsRemovedWithItsExamples() throws {
        let removed = try string(edit().removing(request: 0))
        #expect(
            removed == #"{"item":[{"name":"f","item":["# + "\n  "
                + #"{"name":"s","request":"/s"}]}, {"name":"folder","item":[]}]}"#)
        #expect(try edit(removed).exampleCount == 0 && edit(removed).requestCount == 1)
        #expect(try edit().removing(request: 2) == nil)
    }

    @Test func anExampleIsSavedOfTheRequest() throws {
        let response = CollectionEdit.Response(name: "3", code: 404, headers: [], body: "b")
        let more = try string(edit().adding(response, to: 0))
        #expect(
            more.contains(
                #"{"name":"2","originalRequest":{"url":"/b"}}, {"name": "3", "originalRequest": {"method":"GET","url":"#
                    + #"{"raw":"/a"},"auth":null}, "code": 404, "status": "Not Found", "header": [], "body": "b"}]"#))
        let first = try string(edit().adding(response, to: 1))
        #expect(first.contains(#"{"response": [{"name": "3", "originalRequest": "/s","#))
        #expect(try edit(first).exampleCount == 3)
    }
}
