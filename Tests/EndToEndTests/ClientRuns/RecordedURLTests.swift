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
