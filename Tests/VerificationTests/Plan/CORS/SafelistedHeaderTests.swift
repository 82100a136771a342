import HTTPMessage
import Testing

@testable import Verification

struct SafelistedHeaderTests {
    @Test(arguments: [
        ("accept", "text/html, */*", true), ("accept", "\"", false), ("accept", "\t", true),
        ("accept", "a\u{7F}", false),
        ("accept", String(repeating: "a", count: 128), true), ("accept", String(repeating: "a", count: 129), false),
        ("accept-language", "en-US,en;q=0.5, *", true), ("accept-language", "@", false),
        ("content-language", "de", true), ("content-language", "\u{1}", false), ("content-language", "a_b", false),
        ("content-type", "text/plain", true), ("content-type", " TEXT/plain ;charset=utf-8", true),
        ("content-type", "application/x-www-form-urlencoded", true), ("content-type", "multipart/form-data;a=b", true),
        ("content-type", "application/json", false), ("content-type", "text/html", false),
        ("content-type", "text/plain; charset=\"utf-8\"", false), ("content-type", "text/plain(", false),
        ("range", "bytes=0-", true), ("range", "bytes=0-0", true), ("range", "bytes=9-10", true),
        ("range", "bytes=10-9", false), ("range", "bytes=-100", false), ("range", "bytes=0-1,2-3", false),
        ("range", "bytes= 0-1", false), ("range", "bytes=0 -1", false), ("range", "bytes", false),
        ("range", "items=0-1", false),
        ("range", "bytes=-", false), ("x-custom", "1", false), ("authorization", "x", false),
        ("last-event-id", "1", false),
    ])
    func vectors(_ name: String, _ value: String, _ expected: Bool) {
        #expect(SafelistedHeader.isSafelisted(HeaderField(name, value)) == expected)
    }
}
