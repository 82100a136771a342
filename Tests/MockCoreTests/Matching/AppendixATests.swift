import HTTPMessage
import TestSupport
import Testing

@testable import MockCore
@testable import PostmanModel

/// Appendix A of the behaviour specification, vector by vector, with what each era documents.
///
/// A31 is missing: a collection that was deleted leaves no mock that could be asked.
struct AppendixATests {
    struct Vector: Sendable, CustomTestStringConvertible {
        var number: String
        var call: String
        var headers: HeaderList = [:]
        var body = ""
        var without = ""
        var setup: Setup = .open
        /// For all eras, or for classic, 2022-11 and current.
        var expected: [String]

        var testDescription: String { number }
    }

    enum Setup: Sendable {
        case open, closed, usedUp, limited, down, delayed
    }

    private static let code: HeaderList = ["x-mock-response-code": "404"]
    private static let bodyMatch: HeaderList = [
        "x-mock-match-request-body": "true", "Content-Type": "application/json",
    ]
    private static let asks: HeaderList = ["Origin": "https://a.example", "Access-Control-Request-Method": "POST"]
    private static let uuid = "7f1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a11"

    static let vectors = [
        Vector(number: "A1", call: "GET /users", expected: ["E1 100"]),
        Vector(number: "A2", call: "GET /users/", expected: ["E1 95"]),
        // Classic strips slashes and case cumulatively (B-4.04).
        Vector(number: "A3", call: "GET /USERS", expected: ["E1 85", "E1 90", "E1 90"]),
        Vector(number: "A4", call: "GET /Users/", expected: ["E1 85"]),
        // A tie with E4: the greater id in 2022-11 (B-4.13).
        Vector(number: "A5", call: "GET /users/1", expected: ["E2 100", "E4 100", "E2 100"]),
        Vector(number: "A6", call: "GET /users/1", headers: code, expected: ["E4 100"]),
        Vector(number: "A7", call: "GET /users/2", expected: ["E3 80"]),
        Vector(number: "A8", call: "GET /users/carol", expected: ["E3 80"]),
        Vector(number: "A9", call: "GET /users/a/b", expected: ["404 mockRequestNotFoundError"]),
        Vector(number: "A10", call: "GET /search?q=a&page=1", expected: ["E5 110"]),
        // All or nothing before 2023 (B-4.10): both examples get -10, and the tie decides.
        Vector(number: "A11", call: "GET /search?q=a", expected: ["E5 90", "E6 90", "E5 105"]),
        Vector(number: "A12", call: "GET /search?q=b&utm=1", expected: ["E5 90", "E6 90", "E6 105"]),
        Vector(number: "A13", call: "GET /search?x=1", expected: ["E5 90", "E6 90", "E6 98"]),
        Vector(number: "A14", call: "GET /search", expected: ["E5 90", "E6 90", "E6 99"]),
        // The soft bonus came with 2023 (12.14), so before it the tie decides.
        Vector(number: "A15", call: "POST /users", body: #"{"n":2}"#, expected: ["E7 100", "E8 100", "E8 105"]),
        Vector(number: "A16", call: "POST /users", body: #"{"n":3}"#, expected: ["E7 100", "E8 100", "E7 100"]),
        Vector(
            number: "A17", call: "POST /users", headers: bodyMatch, body: #"{"n":3}"#,
            expected: ["404 mockRequestNotFoundError"]),
        Vector(number: "A18", call: "POST /users", headers: bodyMatch, body: #"{ "n" : 1 }"#, expected: ["E7 100"]),
        Vector(number: "A19", call: "DELETE /users", expected: ["404 mockRequestNotFoundError"]),
        // A name is a filter in 2022-11, so that the path still has to fit (B-4.11).
        Vector(
            number: "A20", call: "GET /anything", headers: ["x-mock-response-name": "Name E5"],
            expected: ["E5", "404 mockRequestNotFoundError", "E5"]),
        Vector(
            number: "A21", call: "GET /users", headers: ["x-mock-response-id": "nope"],
            expected: ["404 mockRequestNotFoundError"]),
        // Classic has one step for ids (B-4.04).
        Vector(number: "A22", call: "GET /users/\(uuid)", without: "E3", expected: ["E2 75", "E4 79", "E2 79"]),
        Vector(number: "A23", call: "OPTIONS /users", headers: asks, expected: ["204"]),
        Vector(number: "A24", call: "OPTIONS /users", expected: ["404 mockRequestNotFoundError"]),
        Vector(number: "A25", call: "GET /users", setup: .closed, expected: ["401 invalidCredentialsError"]),
        Vector(
            number: "A26", call: "GET /users", headers: ["X-API-KEY": "secret"], setup: .closed, expected: ["E1 100"]),
        Vector(
            number: "A27", call: "GET /users?apikey=secret", setup: .closed, expected: ["401 invalidCredentialsError"]),
        Vector(number: "A28", call: "GET /users", setup: .usedUp, expected: ["429 usageLimitError"]),
        Vector(number: "A29", call: "GET /users", setup: .limited, expected: ["429 rateLimitError"]),
        Vector(number: "A30", call: "GET /whatever", setup: .down, expected: ["503"]),
        Vector(number: "A32", call: "GET /users/1", expected: ["E2 100", "E4 100", "E2 100"]),
        Vector(number: "A33", call: "GET /Users/", expected: ["E1 85"]),
        Vector(
            number: "A34", call: "GET /users", headers: ["x-mock-response-delay": "250"], setup: .delayed,
            expected: ["E1 100 after 250"]),
        Vector(number: "A35", call: "GET /default", expected: ["E9 100 x"]),
    ]

    @Test(arguments: vectors, Profile.allCases)
    func follows(_ vector: Vector, in profile: Profile) throws {
        let place = try #require(Profile.allCases.firstIndex(of: profile))
        let expected = vector.expected.count == 1 ? vector.expected[0] : vector.expected[place]
        #expect(answer(to: vector, in: profile) == expected)
    }

    @Test(arguments: Profile.allCases)
    func onlyClassicErrorsLackAHeader(profile: Profile) throws {
        // 12.37.
        var random = SeededRandom(1)
        let call = Call(method: "GET", target: "/nothing/at/all")
        let answer = mock(.open, profile).answer(call, at: Timestamp(milliseconds: 0), using: &random)
        let error = try #require(JSONDocument.parse(answer.reply.body).root["error"])
        #expect((error["header"] == nil) == (profile == .classic))
    }

    private func mock(_ setup: Setup, _ profile: Profile, without: String = "") -> Mock {
        var configuration = MockConfiguration(name: "A")
        configuration.profile = profile
        switch setup {
        case .open, .usedUp: break
        case .closed: configuration.access = .keys([KeyGrant(digest: KeyDigest(ofKey: "secret"))])
        case .limited: configuration.rateLimit = RateLimit(limit: 0)
        case .down: configuration.serverResponse = ServerResponse(name: "down", statusCode: 503)
        case .delayed: configuration.delayMilliseconds = 1000
        }
        var helper = MatcherSamples.example("E9", "GET", "/default")
        helper.body = Array("{{$body 'a.b' 'x'}}".utf8)
        let examples = (MatcherSamples.appendixA + [helper]).filter { $0.id != without }
        let quota = setup == .usedUp ? Quota(limit: 0) : Quota()
        return Mock(
            collection: MatcherSamples.collection(examples), configuration: configuration,
            account: Account(quota: quota))
    }

    /// `E1 100`, with the delay and the body where there are any; a picked example without points; a status with the
    /// name of the error.
    private func answer(to vector: Vector, in profile: Profile) -> String {
        var random = SeededRandom(1)
        let words = vector.call.split(separator: " ").map(String.init)
        let call = Call(method: words[0], target: words[1], headers: vector.headers, body: Array(vector.body.utf8))
        let answer = mock(vector.setup, profile, without: vector.without)
            .answer(call, at: Timestamp(milliseconds: 0), using: &random)
        let body = String(decoding: answer.reply.body, as: UTF8.self)
        if case .matched(let example) = answer.outcome {
            let facts = [
                example.id, example.score.map(PointText.plain), answer.delayMilliseconds.map { "after \($0)" },
                body.isEmpty ? nil : body,
            ]
            return facts.compactMap(\.self).joined(separator: " ")
        }
        let name = (try? JSONDocument.parse(answer.reply.body))?.root["error"]?["name"]?.string
        return ["\(answer.reply.status)", name].compactMap(\.self).joined(separator: " ")
    }
}
