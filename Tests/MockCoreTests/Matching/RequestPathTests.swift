import Testing

@testable import MockCore
@testable import PostmanModel

struct RequestPathTests {
    @Test(arguments: [
        ("", "/"), ("/", "/"), ("/a%20b", "/a b"), ("/a%2Fb", "/a%2Fb"), ("/%zz", "/%zz"), ("/a+b", "/a+b"),
        ("/%C3%A4", "/ä"), ("//a", "//a"), ("/a/", "/a/"), ("/%7B%7Bx%7D%7D", "/{{x}}"),
    ])
    func decodesBySegment(encoded: String, text: String) {
        #expect(RequestPath(encoded: encoded).text == text)
    }

    @Test(arguments: [("/A/B//", "/a/b"), ("/", ""), ("/Ä", "/ä"), ("/a", "/a")])
    func foldsCaseAndTrailingSlashes(encoded: String, folded: String) {
        #expect(RequestPath(encoded: encoded).folded.text == folded)
    }

    @Test(arguments: [("", 1), ("/a", 1), ("/a/", 2), ("//", 2), ("/a/b//c", 4), ("/a%2Fb", 1)])
    func countsSegments(encoded: String, count: Int) {
        let path = RequestPath(encoded: encoded)
        #expect(path.segmentCount == count)
        #expect(path.segments.count == count)
        #expect(path.folded.segmentCount == path.folded.segments.count)
    }

    @Test func strikesIdentifiersOutInPlace() {
        let stripped = RequestPath(encoded: "/users/12/posts/7").withoutIdentifiers
        #expect(stripped == RequestPath(encoded: "/users/999/posts/0x1f").withoutIdentifiers)
        #expect(stripped != RequestPath(encoded: "/users/posts/12/7").withoutIdentifiers)
        #expect(RequestPath(encoded: "/users/carol").withoutIdentifiers == nil)
    }
}
