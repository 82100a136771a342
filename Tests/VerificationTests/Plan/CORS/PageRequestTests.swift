import HTTPMessage
import Testing

@testable import Verification

struct PageRequestTests {
    @Test(arguments: [
        ("get", "GET"), ("Delete", "DELETE"), ("head", "HEAD"), ("options", "OPTIONS"), ("post", "POST"),
        ("put", "PUT"),
        ("patch", "patch"), ("PATCH", "PATCH"), ("custom", "custom"),
    ])
    func sixMethodsAreNormalized(_ method: String, _ expected: String) {
        #expect(PageRequest.normalized(method: method) == expected)
    }

    @Test(arguments: ["CONNECT", "trace", "Track"])
    func forbiddenMethods(_ method: String) {
        #expect(PageRequest(method: method, headers: []) == nil)
    }

    @Test(arguments: [
        ("Cookie", "a", true), ("proxy-anything", "", true), ("Sec-Fetch-Mode", "cors", true), ("HOST", "x", true),
        ("x-http-method", "get, TRACE", true), ("x-http-method", "get", false), ("Authorization", "x", false),
        ("User-Agent", "x", false), ("Access-Control-Request-Headers", "x", true), ("Via", "x", true),
    ])
    func forbiddenHeaders(_ name: String, _ value: String, _ expected: Bool) {
        #expect(PageRequest.isForbiddenHeader(HeaderField(name, value)) == expected)
    }

    @Test func unsafeNamesAreLowerCaseSortedAndSingle() throws {
        let page = try #require(
            PageRequest(
                method: "GET",
                headers: [
                    HeaderField("X-B", "1"), HeaderField("x-b", "2"), HeaderField("Authorization", "x"),
                    HeaderField("Accept", "*/*"), HeaderField("Cookie", "gone"),
                ]))
        #expect(page.unsafeHeaderNames == ["authorization", "x-b"])
    }

    @Test func safelistedValuesBeyond1024BytesNeedAPreflight() throws {
        func page(_ count: Int) -> PageRequest? {
            PageRequest(
                method: "GET",
                headers: (0..<count).map { _ in HeaderField("Accept", String(repeating: "a", count: 128)) })
        }
        #expect(page(8)?.unsafeHeaderNames == [])
        #expect(page(9)?.unsafeHeaderNames == ["accept"])
    }

    @Test(
        arguments: [
            ("GET", [], false), ("POST", [HeaderField("Content-Type", "text/plain")], false),
            ("POST", [HeaderField("Content-Type", "application/json")], true), ("PUT", [], true), ("patch", [], true),
            ("HEAD", [HeaderField("x-api-key", "k")], true),
        ] as [(String, [HeaderField], Bool)])
    func preflightsWhenNeeded(_ method: String, _ headers: [HeaderField], _ expected: Bool) {
        #expect(PageRequest(method: method, headers: headers)?.needsPreflight == expected)
    }

    @Test func theQuestionIsAskedAsBrowsersAskIt() throws {
        let page = try #require(
            PageRequest(method: "put", headers: [HeaderField("X-Api-Key", "k"), HeaderField("A", "b")]))
        let call = page.preflight(target: "/a?b=c", origin: "null")
        #expect(call.method == "OPTIONS")
        #expect(call.target == "/a?b=c")
        #expect(
            call.headers.fields == [
                HeaderField("Accept", "*/*"), HeaderField("Access-Control-Request-Method", "PUT"),
                HeaderField("Access-Control-Request-Headers", "a,x-api-key"), HeaderField("Origin", "null"),
            ])
        #expect(call.body.isEmpty)
        let bare = try #require(PageRequest(method: "PUT", headers: []))
        #expect(!bare.preflight(target: "/", origin: "null").headers.contains("Access-Control-Request-Headers"))
    }
}
