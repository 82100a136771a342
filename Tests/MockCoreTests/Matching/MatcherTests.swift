import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

/// Appendix A of the behaviour specification, and the rules around it.
struct MatcherTests {
    @Test(arguments: [
        ("GET /users", "E1 100"), ("GET /users/", "E1 95"), ("GET /USERS", "E1 90"), ("GET /Users/", "E1 85"),
        ("GET /users/1", "E2 100"), ("GET /users/2", "E3 80"), ("GET /users/carol", "E3 80"),
        ("GET /users/a/b", "none"), ("GET /search?q=a&page=1", "E5 110"), ("GET /search?q=a", "E5 105"),
        ("GET /search?q=b&utm=1", "E6 105"), ("GET /search?x=1", "E6 98"), ("GET /search", "E6 99"),
        ("DELETE /users", "none"), ("OPTIONS /users", "none"), ("HEAD /users", "none"), ("get /users", "E1 100"),
    ])
    func followsAppendixA(call: String, expected: String) {
        #expect(MatcherSamples.winner(call, in: MatcherSamples.matcher(MatcherSamples.appendixA)) == expected)
    }

    @Test(arguments: [
        ("GET /users/1", "x-mock-response-code", "404", "E4 100"), ("GET /x", "x-mock-response-name", "Name E5", "E5"),
        ("GET /users", "x-mock-response-id", "nope", "none"), ("GET /x", "x-mock-response-id", "e4", "E4"),
        ("GET /x", "x-mock-response-id", "1234-E4", "E4"), ("GET /x", "x-mock-response-id", "ab-E4", "none"),
        ("POST /x", "x-mock-response-id", "E4", "none"), ("GET /users", "x-mock-response-code", "599", "none"),
        ("GET /users", "x-mock-response-code", "ok", "none"), ("GET /users", "x-mock-response-code", "", "E1 100"),
        ("GET /x", "x-mock-response-name", "name e5", "none"),
    ])
    func obeysSelectors(call: String, header: String, value: String, expected: String) {
        #expect(
            MatcherSamples.winner(call, headers: [header: value], in: MatcherSamples.matcher(MatcherSamples.appendixA))
                == expected)
    }

    @Test(arguments: [
        (#"{"n":2}"#, "", "E8 105"), (#"{"n":3}"#, "", "E7 100"), (#"{"n":3}"#, "true", "none"),
        (#"{ "n" : 1 }"#, "true", "E7 100"), (#"{"n":1.0}"#, "true", "E7 100"), (#"{"n":2}"#, "false", "E8 105"),
        ("", "true", "none"),
    ])
    func weighsBodies(body: String, matchBody: String, expected: String) {
        let headers: HeaderList = [
            "Content-Type": "application/json; charset=utf-8", "x-mock-match-request-body": matchBody,
        ]
        let winner = MatcherSamples.winner(
            "POST /users", headers: headers, body: body, in: MatcherSamples.matcher(MatcherSamples.appendixA))
        #expect(winner == expected)
    }

    /// However a body is spelled, the first of the examples that have it wins; the bytes of the second are not help to it.
    @Test(arguments: [#"{"a":1,"b":[2]}"#, #"{ "b": [2.0], "a": 1 }"#, #"{"b":[2],  "a":1}"#])
    func aSpellingOfABodyChoosesNoExample(sent: String) {
        let row = Row("Content-Type", "application/json")
        let spellings = [#"{"a":1,"b":[2]}"#, #"{ "b": [2.0], "a": 1 }"#]
        let matcher = MatcherSamples.matcher(
            zip(["A", "B"], spellings).map { name, text in
                MatcherSamples.example(name, "POST", "/x", headers: [row], body: .raw(text, language: "json"))
            })
        let headers: HeaderList = ["Content-Type": "application/json", "x-mock-match-request-body": "true"]
        let winner = MatcherSamples.winner("POST /x", headers: headers, body: sent, in: matcher)
        #expect(winner.hasPrefix("A "))
    }

    @Test func bodiesThatMustMatchNeedTheSameMediaType() {
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA)
        let headers: HeaderList = ["Content-Type": "text/plain", "x-mock-match-request-body": "true"]
        #expect(MatcherSamples.winner("POST /users", headers: headers, body: #"{"n":1}"#, in: matcher) == "none")
    }

    @Test func identifiersAreForgivenOnBothSides() {
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA.filter { $0.id != "E3" })
        #expect(MatcherSamples.winner("GET /users/7f1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a11", in: matcher) == "E2 79")
        #expect(MatcherSamples.winner("GET /users/345/", in: matcher) == "E2 75")
        #expect(MatcherSamples.winner("GET /USERS/345", in: matcher) == "E2 79")
    }

    @Test func theFuzzyStepComesLast() {
        let matcher = MatcherSamples.matcher([
            MatcherSamples.example("A", "GET", "/customers"),
            MatcherSamples.example("B", "GET", "/customer", code: 404),
            MatcherSamples.example("C", "GET", "/customerz"),
        ])
        #expect(MatcherSamples.winner("GET /customers", in: matcher) == "A 100")
        #expect(MatcherSamples.winner("GET /customerx", in: matcher) == "A 70")
        let filtered: HeaderList = ["x-mock-response-code": "404"]
        #expect(MatcherSamples.winner("GET /customers", headers: filtered, in: matcher) == "B 70")
    }

    @Test func tiesPreferTwoHundredThenTheSmallerID() {
        let matcher = MatcherSamples.matcher([
            MatcherSamples.example("b", "GET", "/x", code: 201), MatcherSamples.example("a", "GET", "/x", code: nil),
            MatcherSamples.example("d", "GET", "/x"), MatcherSamples.example("c", "GET", "/x"),
        ])
        #expect(MatcherSamples.winner("GET /x", in: matcher) == "c 100")
        #expect(MatcherSamples.winner("GET /x", headers: ["x-mock-response-code": "201"], in: matcher) == "b 100")
    }

    @Test func equalNamesPreferTwoHundredThenTheSmallerID() {
        let matcher = MatcherSamples.matcher([
            MatcherSamples.example("a", "GET", "/1", code: 404, name: "Same"),
            MatcherSamples.example("c", "GET", "/2", name: "Same"),
            MatcherSamples.example("b", "GET", "/3", name: "Same"),
        ])
        #expect(MatcherSamples.winner("GET /x", headers: ["x-mock-response-name": "Same"], in: matcher) == "b")
        let coded: HeaderList = ["x-mock-response-name": "Same", "x-mock-response-code": "404"]
        #expect(MatcherSamples.winner("GET /x", headers: coded, in: matcher) == "a")
    }

    @Test(arguments: [("1", "A 100"), ("2", "B 100"), ("3", "none"), ("", "none")])
    func listedHeadersMustAgree(version: String, expected: String) {
        let examples = [
            MatcherSamples.example("A", "GET", "/x", headers: [Row("X-Version", "1")]),
            MatcherSamples.example("B", "GET", "/x", headers: [Row("x-version", "2")]),
        ]
        var settings = MatchSettings()
        settings.headers = ["x-VERSION"]
        let headers: HeaderList = version.isEmpty ? [:] : ["X-version": version]
        #expect(
            MatcherSamples.winner("GET /x", headers: headers, in: MatcherSamples.matcher(examples, settings))
                == expected)
        settings.matchHeader = false
        #expect(
            MatcherSamples.winner("GET /x", headers: headers, in: MatcherSamples.matcher(examples, settings)) == "A 100"
        )
    }

    @Test func switchesTurnStepsOff() {
        var settings = MatchSettings()
        settings.matchWildcards = false
        settings.matchQueryParams = false
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA, settings)
        #expect(MatcherSamples.winner("GET /users/carol", in: matcher) == "none")
        #expect(MatcherSamples.winner("GET /search?q=b", in: matcher) == "E5 100")
    }

    @Test(arguments: [
        (RequestBody.urlencoded([Row("a", "1"), Row("b", "x y")]), "application/x-www-form-urlencoded", "b=x+y&a=1"),
        (
            .formData([FormField("t", .text("v")), FormField("f", .file(source: "/x"))]),
            "multipart/form-data; boundary=B",
            "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n\"\r\n\r\nzz\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n--B--\r\n"
        ),
        (
            .graphQL(query: "query {\n  a(x: 1)\n}", variables: #"{"x": 1, "y": [1.0]}"#, operationName: nil),
            "application/json",
            #"{"operationName":"Q","variables":{"y":[1],"x":1},"query":"query { a(x: 1) }"}"#
        ),
        (.raw("<a  b='1'><c/></a>", language: "xml"), "text/xml", "<a b=\"1\">\n  <c></c>\n</a>"),
        (.raw("plain text", language: "text"), "text/plain", "plain text"),
        (.file(source: nil, content: "bytes"), "application/octet-stream", "bytes"),
    ])
    func comparesEveryKindOfBody(saved: RequestBody, contentType: String, sent: String) {
        let row = Row("Content-Type", contentType)
        let matcher = MatcherSamples.matcher([MatcherSamples.example("A", "POST", "/x", headers: [row], body: saved)])
        let headers: HeaderList = ["Content-Type": contentType, "x-mock-match-request-body": "true"]
        #expect(MatcherSamples.winner("POST /x", headers: headers, body: sent, in: matcher) == "A 100")
        let other = sent.replacing("1", with: "2").replacing("v\r\n", with: "w\r\n").replacing("t", with: "u")
        #expect(MatcherSamples.winner("POST /x", headers: headers, body: other, in: matcher) == "none")
    }

    @Test func wildcardsCaptureDecodedSegments() {
        let matcher = MatcherSamples.matcher([
            MatcherSamples.example("A", "GET", "/a/{{x}}/b/{{y}}", query: [Row("q", "{{z}}")])
        ])
        let call = Call(method: "GET", target: "/A/1%2F2%20/b/c/?q=%C3%A4+")
        guard case .matched(let match) = matcher.match(call) else {
            Issue.record("nothing matched")
            return
        }
        #expect(match.captures == ["x": "1/2 ", "y": "c", "z": "ä "])
    }

    @Test func aCallCostsNoScanOverExamples() {
        // With a scan this table would take minutes in a debug build.
        let many = (0..<20_000).map { MatcherSamples.example("E\($0)", "GET", "/items-\($0)/{{id}}/x") }
        let matcher = MatcherSamples.matcher(many)
        for number in stride(from: 0, to: 20_000, by: 7) {
            #expect(MatcherSamples.winner("GET /items-\(number)/5/x", in: matcher) == "E\(number) 80")
        }
    }

    /// Under settings that do not change the index it answers as one that was made under them.
    @Test(arguments: [false, true]) func goesOnUnderOtherSettings(matchesBody: Bool) throws {
        var settings = MatchSettings()
        settings.matchBody = matchesBody
        settings.headers = ["x-tenant"]
        let examples = MatcherSamples.appendixA
        let matcher = MatcherSamples.matcher(examples)
        let changed = try #require(matcher.matcher(under: settings))
        let fresh = MatcherSamples.matcher(examples, settings)
        let calls = examples.flatMap { example in
            ["", "{}", "{\"n\":2}"].map { body in
                Call(
                    method: example.request.method, target: example.request.url.path,
                    headers: ["Content-Type": "application/json", "x-tenant": body], body: Array(body.utf8))
            }
        }
        #expect(!calls.isEmpty)
        for call in calls { #expect(Self.winner(changed.match(call)) == Self.winner(fresh.match(call))) }
    }

    @Test func needsAnotherIndexForWildcardsAndParameters() {
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA)
        var settings = MatchSettings()
        settings.matchWildcards = false
        #expect(matcher.matcher(under: settings) == nil)
        settings = MatchSettings()
        settings.matchQueryParams = false
        #expect(matcher.matcher(under: settings) == nil)
    }

    private static func winner(_ result: MatchResult) -> Int? {
        if case .matched(let match) = result { match.example } else { nil }
    }

    private static let plain = [MatcherSamples.example("A", "GET", "/a"), MatcherSamples.example("B", "GET", "/b")]
    private static let wild = plain + [MatcherSamples.example("C", "GET", "/{{c}}")]
    private static let queried = plain + [MatcherSamples.example("D", "GET", "/a", query: [Row("q", "1")])]

    private static func settings(_ change: (inout MatchSettings) -> Void) -> MatchSettings {
        var settings = MatchSettings()
        change(&settings)
        return settings
    }

    /// The index is the same where nothing of it depends on what is changed, and the new settings count.
    @Test(arguments: [
        (plain, settings { $0.matchWildcards = false }, true), (wild, settings { $0.matchWildcards = false }, false),
        (plain, settings { $0.matchQueryParams = false }, true), (wild, settings { $0.matchBody = true }, true),
        (queried, settings { $0.matchQueryParams = false }, false),
        (queried, settings { $0.matchWildcards = false }, true),
    ])
    func sharesItsIndex(examples: [Example], settings: MatchSettings, isShared: Bool) {
        let matcher = MatcherSamples.matcher(examples)
        let other = matcher.matcher(under: settings)
        #expect((other != nil) == isShared)
        guard let other else { return }
        #expect(other.settings == settings)
        let fresh = MatcherSamples.matcher(examples, settings)
        for call in ["GET /a", "GET /a?q=1", "GET /b", "GET /x", "POST /a"] {
            #expect(MatcherSamples.winner(call, in: other) == MatcherSamples.winner(call, in: fresh))
        }
    }

    /// Without wildcards nobody knows where they are.
    @Test func wildcardsThatWereLeftOutAreLookedFor() {
        var settings = MatchSettings()
        settings.matchWildcards = false
        let matcher = MatcherSamples.matcher(Self.wild, settings)
        #expect(matcher.matcher(under: MatchSettings()) == nil)
    }

    @Test func otherAnswersAreMadeAnew() throws {
        let matcher = MatcherSamples.matcher(Self.plain)
        let answers = ReadyResponse.Options(cors: .postman)
        let other = try #require(matcher.matcher(under: MatchSettings(), answers: answers))
        func names(_ matcher: Matcher) -> [String] {
            var random = SystemRandomNumberGenerator()
            return matcher.response(of: 0).reply(
                to: Call(method: "GET", target: "/a"), captures: [:], at: Timestamp(milliseconds: 0), using: &random
            ).headers.fields.map(\.name)
        }
        #expect(!names(matcher).contains("Access-Control-Allow-Origin"))
        #expect(names(other).contains("Access-Control-Allow-Origin"))
    }
}
