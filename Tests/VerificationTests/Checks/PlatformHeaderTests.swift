import HTTPMessage
import Testing

@testable import Verification

/// A response is judged whole: what nobody promised fails (product V-3).
struct PlatformHeaderTests {
    private func texts(
        _ headers: HeaderList, status: Int = 200, change: (inout Verification.Expectation) -> Void = { _ in }
    ) -> [String] {
        var expectation = Verification.Expectation(
            promise: "p", statuses: [200, 204], headers: [HeaderField("Content-Type", "text/plain")])
        expectation.otherHeaders = ["x-called"]
        change(&expectation)
        return Judge.failures(of: Reply(status: status, headers: headers), against: expectation).map(\.text)
    }

    private static let plain: HeaderList = [
        "content-type": "text/plain", "Date": "Thu, 15 Jan 2026 10:00:00 GMT", "Content-Length": "0",
        "X-Called": "whatever", "Vary": "Accept-Encoding",
    ]

    private func with(_ name: String, _ value: String) -> HeaderList {
        var headers = Self.plain
        headers.append(name, value)
        return headers
    }

    @Test func whatThePlatformAddsIsAllowed() {
        #expect(texts(Self.plain) == [])
        #expect(texts(with("ETag", "W/\"0-x\"")) { $0.hasGeneratedTag = true } == [])
        #expect(texts(with("ETag", "W/\"0-x\"")).count == 1)
    }

    @Test(arguments: ["Server", "X-Powered-By", "x-mock-response-code", "Connection", "Access-Control-Max-Age"])
    func whatNobodyPromisedFails(name: String) {
        #expect(texts(with(name, "1")) == ["\(name): expected no such header, nobody promised it, got \"1\""])
        #expect(texts(with(name, "1")) { $0.otherHeaders = nil } == [])
    }

    @Test func secretsAreNotShown() {
        #expect(!texts(with("x-api-key", "s3cret")).contains { $0.contains("s3cret") })
    }

    @Test func thePlatformAddsNothingTwice() {
        #expect(texts(with("date", "x")) == ["date: expected once, got 2 times"])
    }

    @Test func theClockIsThereAndNoLengthWith204() {
        var headers = Self.plain
        headers.remove("Date")
        #expect(texts(headers) == ["Date: expected the server's clock, got nothing"])
        #expect(texts(Self.plain, status: 204) == ["Content-Length: expected none with status 204"])
    }

    @Test(arguments: [(nil, "nothing"), ("\"strong\"", "\"\"strong\"\"")] as [(String?, String)])
    func aTagIsGenerated(tag: String?, got: String) {
        let headers = tag.map { with("ETag", $0) } ?? Self.plain
        #expect(texts(headers) { $0.hasGeneratedTag = true } == ["ETag: expected a weak tag, got \(got)"])
        #expect(texts(with("ETag", "W/\"1\"")) { $0.hasGeneratedTag = true } == [])
    }
}
