import HTTPWire
import Testing

@testable import MockcheckKit

struct RecordedURLTests {
    @Test(arguments: [
        ("https://a.example/b?c=1#d", "https://a.example", "/b?c=1"), ("http://A:81", "http://A:81", "/"),
        ("http://u:p@a?x", "http://a", "/?x"), ("http://a/b#c?d", "http://a", "/b"),
        ("http://a/x?u=http://b@c/d", "http://a", "/x?u=http://b@c/d"),
    ])
    func isTakenApart(text: String, origin: String, target: String) throws {
        let url = try #require(RecordedURL(text))
        #expect(url.origin.url == origin)
        #expect(url.target == target)
    }

    /// The server is known from the URL before only where it is the same.
    @Test(arguments: [
        ("http://a.example/x#y", "/x"), ("http://a.example", "/"), ("http://a.example?z", "/?z"),
        ("http://a.example.org/x", "/x"), ("http://a.example:81/x", "/x"), ("https://a.example/x", "/x"),
        ("http://A.example/x", "/x"),
    ])
    func oneThatFollowsIsReadAlike(text: String, target: String) throws {
        let last = try #require(RecordedURL("http://a.example/before"))
        let url = try #require(RecordedURL(text, last: last))
        #expect(url.target == target)
        let alone = try #require(RecordedURL(text))
        #expect(url.origin == alone.origin)
        #expect(url.server == alone.server)
        #expect((url.server == last.server) == (url.origin.host.lowercased() == "a.example" && url.origin.port == 80))
    }

    @Test(arguments: ["ws://a/b", "data:,x", "about:blank", "chrome-extension://a/b", ""])
    func othersAreNone(text: String) {
        #expect(RecordedURL(text) == nil)
    }

    @Test(
        arguments: [
            ("http://a/v1/x?y", "/x?y"), ("http://a/v1", "/"), ("http://a/v1?y", "/?y"), ("http://A:80/v1/", "/"),
            ("http://a/v12/x", nil), ("https://a/v1/x", nil), ("http://a:81/v1/x", nil), ("http://b/v1/x", nil),
        ] as [(String, String?)])
    func theTargetIsWhatFollowsTheBase(text: String, target: String?) throws {
        let base = try Endpoint(url: "http://a/v1")
        #expect(try #require(RecordedURL(text)).target(behind: base) == target)
    }
}
