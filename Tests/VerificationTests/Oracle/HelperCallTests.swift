import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct HelperCallTests {
    private static let call = Call(
        method: "POST", target: "/product/12345/details?q=a%20b+c&q=2&x.y=1",
        headers: ["Content-Type": "application/json", "X-Trace": "1", "X-Trace": "2", "X-Api-Key": "secret"],
        body: Array(
            #"""
            {"a": {"b": ["zero", 1.50]}, "a.a": "dot", "s": "a\n\"\u00e9\ud83d\ude00", "x": 1, "x": 2, "n": null,
             "o": { "k" : [ 1, "a b\" c" ] }, "e": "tail" }
            """#.utf8))

    private func text(_ token: String, _ call: Call = call) -> String? {
        guard case .literal(let bytes) = HelperCall(token: token)?.part(for: call) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The samples of B-5.32 and 5.33.
    @Test(arguments: [
        ("$body 'a.b.0'", "zero"), ("$body 'a.b.1'", "1.50"), (#"$body 'a\.a'"#, "dot"), ("$body 'x'", "2"),
        ("$body 's'", "a\n\"é😀"), ("$body 'n'", "null"), ("$body 'o'", #"{"k":[1,"a b\" c"]}"#), ("$body 'e'", "tail"),
        ("$body 'a.b.2'", ""), ("$body 'a.b.2' 'some default'", "some default"), ("$body 'x.y' 'd'", "d"),
        ("$queryParams 'q'", "a b c"), ("$queryParams 'x.y'", "1"), (#"$queryParams 'x\.y'"#, "1"),
        ("$queryParams 'z' 'd'", "d"), ("$pathSegments '1'", "12345"), ("$pathSegments '3' 'd'", "d"),
        ("$pathSegments '01' 'd'", "d"), ("$headers 'x-trace'", "1, 2"), ("$headers 'x-none' 'd'", "d"),
        ("$headers 'x-api-key'", ""), ("$headers 'X-API-Key' 'd'", "d"), (#"$body 'no' 'it\'s'"#, "it's"),
        ("$headers 'content-length'", String(call.body.count)),
    ])
    func evaluates(token: String, expected: String) {
        #expect(text(token) == expected)
    }

    @Test func aCallWithoutBodyGetsTheDefault() {
        let call = Call(method: "GET", target: "/")
        #expect(text("$body 'a.b' 'x'", call) == "x")
        #expect(text("$body", call) == "")
        #expect(text("$headers 'content-length' 'none'", call) == "none")
    }

    @Test func theWholeBodyIsRepeated() {
        #expect(text("$body") == String(decoding: Self.call.body, as: UTF8.self))
    }

    @Test func onlyTheWireKnowsThePort() throws {
        guard case .hole(let shape) = HelperCall(token: "$headers 'Host'")?.part(for: Self.call) else {
            Issue.record("no hole")
            return
        }
        #expect(try #require(TextPattern(shape.pattern)).matchesWhole("127.0.0.1:49152"))
        #expect(text("$headers 'Host'", Self.call.with("Host", "a.example")) == "a.example")
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "who=Ada+L&who=2", "Ada L"),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nAda\r\n--b--\r\n", "Ada"
        ),
        ("application/x-www-form-urlencoded", #"{"who":"json"}"#, "json"), ("text/plain", "who=Ada", ""),
    ])
    func readsForms(type: String, body: String, expected: String) {
        let call = Call(method: "POST", target: "/", headers: ["Content-Type": type], body: Array(body.utf8))
        #expect(text("$body 'who'", call) == expected)
    }

    @Test(arguments: [
        "$body a", "$body 'a", #"$body "a""#, "$body'a'", "$body 'a''b'", "$body 'a' 'b' 'c'", " $body 'a'",
        "$queryParams",
        "$pathSegments 1", "$guid", "$randomInt 'a'", "body 'a'", "",
    ])
    func isNoHelper(token: String) {
        #expect(HelperCall(token: token) == nil)
    }
}
