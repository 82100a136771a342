import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

/// The order of the checks (B-3.19) and what each of them answers.
struct MockTests {
    private static let location = SourceLocation(file: "a.json")
    private let start = Timestamp(milliseconds: 1_564_747_615_000)

    private func collection(_ examples: [Example] = [MockTests.example()]) -> Collection {
        let item = RequestItem(
            name: "Get", request: SavedRequest(url: SavedURL(path: "/x")), examples: examples, location: Self.location)
        return Collection(file: "a.json", format: .v21, name: "A", requests: [item])
    }

    private static func example(
        method: String = "GET", path: String = "/x", code: Int? = 200, headers: [Row] = [], body: String = "hi"
    ) -> Example {
        Example(
            id: "1", name: "Ok", request: SavedRequest(method: method, url: SavedURL(path: path)), code: code,
            headers: headers, body: Array(body.utf8), location: location)
    }

    private func mock(
        _ collection: Collection, quota: Quota = Quota(), configure: (inout MockConfiguration) -> Void = { _ in }
    ) -> Mock {
        var configuration = MockConfiguration(name: "A")
        configure(&configuration)
        return Mock(collection: collection, configuration: configuration, account: Account(quota: quota))
    }

    private func answer(
        _ mock: Mock, _ method: String = "GET", _ target: String = "/x", _ headers: HeaderList = [:],
        after seconds: Int = 0
    ) -> Answer {
        var random = SystemRandomNumberGenerator()
        let call = Call(method: method, target: target, headers: headers)
        return mock.answer(call, at: start.advanced(bySeconds: seconds), using: &random)
    }

    private func errorName(_ answer: Answer) -> String? {
        try? JSONDocument.parse(answer.reply.body).root["error"]?["name"]?.string
    }

    private let preflight: HeaderList = [
        "Origin": "https://app.example", "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "content-type,x-api-key",
    ]

    @Test func answersWithTheExample() {
        let stored = [Row("X-A", "1"), Row("Content-Type", "text/plain")]
        let answer = answer(mock(collection([Self.example(code: 201, headers: stored)])))
        #expect(answer.reply.status == 201)
        #expect(answer.reply.body == Array("hi".utf8))
        #expect(answer.reply.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(answer.reply.headers["x-a"] == "1")
        #expect(answer.reply.headers["access-control-allow-origin"] == "*")
        #expect(answer.reply.headers["etag"]?.hasPrefix("W/\"2-") == true)
        #expect(
            answer.outcome
                == .matched(
                    MatchedExample(
                        id: "1", name: "Ok", score: 100, step: .perfect, place: ExamplePlace(request: 0, example: 0))))
    }

    @Test func storedTagsAndOriginsWin() {
        let stored = [Row("ETag", "\"own\""), Row("Access-Control-Allow-Origin", "https://a.example")]
        let headers = answer(mock(collection([Self.example(headers: stored)]))).reply.headers
        #expect(headers.values(of: "etag") == ["\"own\""])
        #expect(headers.values(of: "access-control-allow-origin") == ["https://a.example"])
    }

    @Test(arguments: [204, 304])
    func someStatusesHaveNoBody(code: Int) {
        #expect(answer(mock(collection([Self.example(code: code)]))).reply.body.isEmpty)
    }

    @Test func aMissingCodeIsServedAs200() {
        #expect(answer(mock(collection([Self.example(code: nil)]))).reply.status == 200)
    }

    @Test func unmatchedCallsGetTheCataloguedError() {
        let none = answer(mock(collection()), "GET", "/nothing/here")
        #expect(none.reply.status == 404)
        #expect(
            String(decoding: none.reply.body, as: UTF8.self)
                == #"{"error":{"name":"mockRequestNotFoundError","header":"No matching requests","#
                + #""message":"Double check your method and the request path and try again."}}"#)
        #expect(none.reply.headers["access-control-allow-origin"] == "*")
        let empty = answer(mock(collection([])))
        #expect(String(decoding: empty.reply.body, as: UTF8.self).contains("You need an example"))
    }

    @Test func preflightsComeBeforeEverything() {
        let limited = mock(collection(), quota: Quota(limit: 0)) {
            $0.access = .keys([])
            $0.rateLimit = RateLimit(limit: 0)
            $0.serverResponse = ServerResponse(name: "down", statusCode: 503)
        }
        let reply = answer(limited, "OPTIONS", "/unknown", preflight).reply
        #expect(reply.status == 204)
        #expect(reply.body.isEmpty)
        #expect(reply.headers["access-control-allow-origin"] == "*")
        #expect(reply.headers["access-control-allow-methods"] == "GET,HEAD,PUT,PATCH,POST,DELETE")
        #expect(reply.headers["access-control-allow-headers"] == "content-type,x-api-key")
        #expect(reply.headers["vary"] == "Access-Control-Request-Headers")
        #expect(!reply.headers.contains("x-ratelimit-limit"))
        #expect(limited.account.usage(at: start).used == 0)
    }

    @Test func customMethodsAreAllowedToo() {
        var headers = preflight
        headers.set("Access-Control-Request-Method", "PURGE")
        let reply = answer(mock(collection()), "OPTIONS", "/x", headers).reply
        #expect(reply.headers["access-control-allow-methods"]?.hasSuffix(",PURGE") == true)
    }

    @Test func optionsWithoutRequestedMethodIsMatched() {
        let mock = mock(collection([Self.example(method: "OPTIONS", code: 202)]))
        #expect(answer(mock, "OPTIONS", "/x", ["Origin": "https://a"]).reply.status == 202)
    }

    @Test func accessIsCheckedBeforeTheLimits() {
        let mock = mock(collection(), quota: Quota(limit: 0)) {
            $0.access = .keys([
                KeyGrant(digest: KeyDigest(ofKey: "good")), KeyGrant(digest: KeyDigest(ofKey: "guest"), right: .none),
            ])
            $0.rateLimit = RateLimit(limit: 0)
        }
        #expect(errorName(answer(mock)) == "invalidCredentialsError")
        #expect(answer(mock).reply.status == 401)
        #expect(errorName(answer(mock, "GET", "/x", ["x-api-key": "bad"])) == "invalidCredentialsError")
        #expect(answer(mock, "GET", "/x", ["x-api-key": "guest"]).reply.status == 403)
        #expect(errorName(answer(mock, "GET", "/x", ["X-API-Key": " good "])) == "rateLimitError")
    }

    @Test func theRateLimitComesBeforeTheQuota() {
        let mock = mock(collection(), quota: Quota(limit: 1)) { $0.rateLimit = RateLimit(limit: 2, windowSeconds: 60) }
        let first = answer(mock)
        #expect(first.reply.status == 200)
        #expect(first.reply.headers["x-ratelimit-limit"] == "2")
        #expect(first.reply.headers["x-ratelimit-remaining"] == "1")
        #expect(first.reply.headers["x-ratelimit-reset"] == "1564747675")
        #expect(errorName(answer(mock)) == "usageLimitError")
        let refused = answer(mock, after: 59)
        #expect(String(decoding: refused.reply.body, as: UTF8.self).contains("Retry after 1564747675"))
        #expect(refused.reply.headers["retry-after"] == "1")
        #expect(errorName(answer(mock, after: 60)) == "usageLimitError")
    }

    @Test func theQuotaComesBeforeTheServerResponse() {
        let mock = mock(collection(), quota: Quota(limit: 1)) {
            $0.serverResponse = ServerResponse(name: "down", statusCode: 503, body: Array("soon".utf8))
        }
        let first = answer(mock, "DELETE", "/anything")
        #expect(first.reply.status == 503)
        #expect(first.reply.body == Array("soon".utf8))
        #expect(errorName(answer(mock)) == "usageLimitError")
    }

    @Test func delaysComeFromTheCallOrTheConfiguration() {
        let mock = mock(collection()) { $0.delayMilliseconds = 1000 }
        #expect(answer(mock).delayMilliseconds == 1000)
        #expect(answer(mock, "GET", "/x", ["x-mock-response-delay": "250"]).delayMilliseconds == 250)
        #expect(answer(mock, "GET", "/none/at/all").delayMilliseconds == nil)
    }

    @Test func exampleModeMirrorsTheExamplesHeaders() {
        let stored = [
            Row("Access-Control-Allow-Origin", "https://app.example"), Row("Access-Control-Allow-Credentials", "true"),
        ]
        let mirrored = mock(collection([Self.example(method: "PUT", headers: stored)])) { $0.cors = .example }
        let reply = answer(mirrored, "OPTIONS", "/x", preflight).reply
        #expect(reply.status == 204)
        #expect(reply.headers.values(of: "access-control-allow-origin") == ["https://app.example"])
        #expect(reply.headers["access-control-allow-credentials"] == "true")
        let own = mock(collection([Self.example(method: "OPTIONS", code: 200, headers: stored)])) { $0.cors = .example }
        #expect(answer(own, "OPTIONS", "/x", preflight).reply.status == 200)
    }

    @Test func offModeSaysNothing() {
        let mock = mock(collection()) { $0.cors = .off }
        #expect(!answer(mock).reply.headers.contains("access-control-allow-origin"))
        #expect(answer(mock, "OPTIONS", "/x", preflight).reply.status == 404)
    }

    @Test func quotaCountsOnlyTheKindsItNames() {
        let quota = Quota(limit: 2, counts: [.matched])
        let mock = mock(collection(), quota: quota)
        for _ in 0..<5 { _ = answer(mock, "GET", "/none/at/all") }
        #expect(mock.account.usage(at: start).used == 0)
        #expect(answer(mock).reply.status == 200)
        #expect(mock.account.usage(at: start) == Usage(limit: 2, used: 1, overage: 0))
    }
}
