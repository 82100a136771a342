import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct TemplateHelperTests {
    private static let json = Call(
        method: "POST", target: "/product/12345/details?q=a%20b&q=2&empty&x.y=dotted",
        headers: ["Content-Type": "application/json", "X-Trace": "t-1", "X-Trace": "t-2", "X-Api-Key": "secret"],
        body: Array(
            #"""
            {"a": {"b": ["zero", {"c": 1.50}], "n": null, "t": true}, "a.a": "dotted", "big": 12345678901234567890,
             "s": "line\nbreak \"q\" \u00e9", "o": { "x" : [ 1 , "a b" ] , "e": {} }, "": "empty", "x": 1, "x": 2, "0": "zero key"}
            """#.utf8))

    private func render(_ text: String, _ call: Call = json) -> String {
        var random = SplitMix64(seed: 1)
        var content = CallContent(call)
        let bytes = Template(text).render(for: &content, at: Timestamp(milliseconds: 0), using: &random)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{$body 'a.b.0'}}", "zero"), ("{{$body 'a.b.1.c'}}", "1.50"), (#"{{$body 'a\.a'}}"#, "dotted"),
        ("{{$body 'big'}}", "12345678901234567890"), ("{{$body 's'}}", "line\nbreak \"q\" é"),
        ("{{$body 'o'}}", #"{"x":[1,"a b"],"e":{}}"#), ("{{$body 'o.x'}}", #"[1,"a b"]"#),
        ("{{$body 'a.n'}}", "null"), ("{{$body 'a.t'}}", "true"), ("{{$body 'x'}}", "2"), ("{{$body '0'}}", "zero key"),
        ("{{$body 'a' 'default'}}", #"{"b":["zero",{"c":1.50}],"n":null,"t":true}"#),
        ("{{$body 'a.n' 'default'}}", "null"), ("<{{$body 'a.'}}>", "<>"),
        ("{{$queryParams 'q'}}", "a b"), ("{{$queryParams 'x.y'}}", "dotted"), (#"{{$queryParams 'x\.y'}}"#, "dotted"),
        ("<{{$queryParams 'empty' 'd'}}>", "<>"), ("{{$pathSegments '1'}}", "12345"),
        ("{{$pathSegments '0'}}", "product"),
        ("{{$headers 'x-trace'}}", "t-1, t-2"), ("{{$headers 'X-TRACE' 'd'}}", "t-1, t-2"),
        ("{{$body 'a.b.0'}}{{$pathSegments '2'}}", "zerodetails"), ("{{$body\t'x' }}", "2"),
    ])
    func readsTheCall(text: String, expected: String) {
        #expect(render(text) == expected)
    }

    @Test(arguments: [
        ("{{$body 'nope'}}", ""), ("{{$body 'nope' 'some default'}}", "some default"), ("{{$body 'a.b.2' 'd'}}", "d"),
        ("{{$body 'a.b.00' 'd'}}", "d"), ("{{$body 'a.b.-1' 'd'}}", "d"), ("{{$body 'x.y' 'd'}}", "d"),
        ("{{$body 'A' 'd'}}", "d"), (#"{{$body 'no' 'it\'s'}}"#, "it's"), ("{{$body 'no' ''}}", ""),
        ("{{$body 'a.b.9999999999999999999999' 'd'}}", "d"),
        ("{{$queryParams 'Q' 'd'}}", "d"), ("{{$pathSegments '3' 'd'}}", "d"), ("{{$pathSegments '-1' 'd'}}", "d"),
        ("{{$pathSegments 'product' 'd'}}", "d"), ("{{$pathSegments '99999999999999999999' 'd'}}", "d"),
        ("{{$headers 'x-none' 'd'}}", "d"), ("{{$headers 'x-none'}}", ""),
    ])
    func givesTheDefaultWhereThePathLeadsNowhere(text: String, expected: String) {
        #expect(render(text) == expected)
    }

    @Test(arguments: ["x-api-key", "X-API-KEY", "X-Api-Key"])
    func neverTellsTheKey(name: String) {
        #expect(render("<{{$headers '\(name)'}}>") == "<>")
    }

    @Test(arguments: [
        "{{$body a}}", "{{$body 'a}}", "{{$body a'}}", #"{{$body "a"}}"#, "{{$body'a'}}", "{{$body 'a''b'}}",
        "{{$body 'a' 'b' 'c'}}", "{{$body 'a' b}}", "{{ $body 'a'}}", "{{$Body 'a'}}", "{{$queryParams}}",
        "{{$headers}}",
        "{{$pathSegments}}", "{{$pathSegments 1}}", "{{$query 'a'}}", "{{$ 'a'}}", "{{body 'a'}}", #"{{$body 'a\'}}"#,
        "{{$body '{'}}", "{{$body}", "{$body}", "{{$bodys}}",
    ])
    func malformedCallsStayAsText(text: String) {
        #expect(render(text) == text)
        #expect(Template(text).constant == Array(text.utf8))
    }

    @Test func theWholeBodyIsRepeatedAsItCame() {
        let text = String(decoding: Self.json.body, as: UTF8.self)
        #expect(render("{{$body}}") == text)
        #expect(render("{{$body ''}}") == text)
        #expect(render("<{{$body}}>", Call(method: "GET", target: "/")) == "<>")
        #expect(render("{{$body '' 'none'}}", Call(method: "GET", target: "/")) == "none")
        var binary = CallContent(Call(method: "POST", target: "/", body: [0xFF, 0x00, 0xFE]))
        var random = SplitMix64(seed: 1)
        let bytes = Template("{{$body}}").render(for: &binary, at: Timestamp(milliseconds: 0), using: &random)
        #expect(bytes == [0xFF, 0x00, 0xFE])
    }

    /// A35 of the specification's vectors.
    @Test func aCallWithoutBodyGetsTheDefault() {
        #expect(render("{{$body 'a.b' 'x'}}", Call(method: "GET", target: "/")) == "x")
    }

    private static let multipart =
        "--b\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nAda L\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"pic\"; filename=\"a.png\"\r\n\r\nPNG\r\n--b--\r\n"

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "who=Ada+L&who=2&a.b=c%26d", "{{$body 'who'}}", "Ada L"),
        ("application/x-www-form-urlencoded; charset=utf-8", "a.b=c%26d", "{{$body 'a.b'}}", "c&d"),
        ("application/x-www-form-urlencoded", "a=1", "{{$body 'b' 'd'}}", "d"),
        // What curl sends for `-d '{…}'` without a header.
        ("application/x-www-form-urlencoded", #"{"a":{"b":1}}"#, "{{$body 'a.b'}}", "1"),
        ("multipart/form-data; boundary=b", multipart, "{{$body 'who'}}", "Ada L"),
        ("multipart/form-data; boundary=b", multipart, "{{$body 'pic' 'file'}}", "file"),
        ("multipart/form-data; boundary=other", multipart, "{{$body 'who' 'd'}}", "d"),
        ("text/plain", #"[{"a":"b"}]"#, "{{$body '0.a'}}", "b"), ("text/plain", "a=1", "{{$body 'a' 'd'}}", "d"),
        ("application/json", #""text""#, "{{$body '0' 'd'}}", "d"),
    ])
    func readsForms(type: String, body: String, text: String, expected: String) {
        let call = Call(method: "POST", target: "/", headers: ["Content-Type": type], body: Array(body.utf8))
        #expect(render(text, call) == expected)
    }

    /// Bodies that a caller sends to break a reader.
    @Test(arguments: [
        String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 200_000),
        "{\"a\":1", "{\"a\":1}}", "{\"a\":\"\u{0}\"}", "[" + String(repeating: "1,", count: 400_000) + "1]x",
        "{\"a\":01}", "{\"a\":\"\\ud800\" x}",
    ])
    func hostileBodiesResolveNothing(body: String) {
        let call = Call(
            method: "POST", target: "/", headers: ["Content-Type": "application/json"], body: Array(body.utf8))
        #expect(render("{{$body 'a' 'd'}} {{$body 'a.a.a' 'd'}}", call) == "d d")
    }

    @Test func anEndlessPathIsFollowedToItsEnd() {
        let depth = 400
        let body = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        let path = Array(repeating: "a", count: depth).joined(separator: ".")
        let call = Call(method: "POST", target: "/", body: Array(body.utf8))
        #expect(render("{{$body '\(path)'}}", call) == "1")
        #expect(render("{{$body '\(path).a' 'd'}}", call) == "d")
    }

    @Test func helpersMixWithDynamicVariables() {
        let text = render(#"{"id":"{{$guid}}","q":"{{$queryParams 'q'}}","n":{{$randomInt}}}"#)
        #expect(text.contains(#","q":"a b","n":"#))
        #expect(!text.contains("$"))
    }

    @Test func whatACallBringsIsNotATemplate() {
        let call = Call(
            method: "POST", target: "/%7B%7Bsecret%7D%7D?q=%7B%7B$guid%7D%7D", body: Array(#"{"a":"{{secret}}"}"#.utf8))
        let scope = VariableScope(environment: nil, collection: [Variable("secret", "leaked")])
        let template = Template(
            "{{$body 'a'}} {{$queryParams 'q'}} {{$pathSegments '0'}} {{c}} {{{{c}}}}", scope: scope, captures: ["c"])
        var content = CallContent(call, captures: ["c": "secret"])
        var random = SplitMix64(seed: 1)
        let bytes = template.render(for: &content, at: Timestamp(milliseconds: 0), using: &random)
        #expect(String(decoding: bytes, as: UTF8.self) == "{{secret}} {{$guid}} {{secret}} secret {{secret}}")
    }
}
