import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

/// The choices that the specification makes where Postman is silent, as far as they concern matching (section 12).
struct MatchingChoicesTests {
    private func winner(
        _ call: String, headers: HeaderList = [:], body: String = "", among examples: [Example],
        _ profile: Profile = .current, _ settings: MatchSettings = MatchSettings()
    ) -> String {
        MatcherSamples.winner(
            call, headers: headers, body: body, in: MatcherSamples.matcher(examples, settings, profile))
    }

    private func valued(_ id: String, _ path: String, value: String?) -> Example {
        var example = MatcherSamples.example(id, "GET", path)
        example.request.url.pathVariables = [Row("id", value)]
        return example
    }

    @Test(arguments: [
        (Profile.classic, "E4", "E4"), (.november2022, "E4", "E4 100"), (.current, "E4", "E4"),
        (.classic, "77-e4", "E4"), (.november2022, "77-e4", "E4 100"), (.current, "77-e4", "E4"),
    ])
    func idsComeInBothForms(profile: Profile, id: String, expected: String) {
        // 12.05.
        let headers: HeaderList = ["x-mock-response-id": id]
        #expect(winner("GET /users/1", headers: headers, among: MatcherSamples.appendixA, profile) == expected)
    }

    @Test(arguments: [(Profile.classic, "a 100"), (.november2022, "b 100"), (.current, "a 100")])
    func tiesGoUpOrDown(profile: Profile, expected: String) {
        // 12.06, 12.07.
        let examples = ["b", "a"].map { MatcherSamples.example($0, "GET", "/x") }
        #expect(winner("GET /x", among: examples, profile) == expected)
    }

    @Test(arguments: [(Profile.classic, "E5"), (.november2022, "none"), (.current, "E5")])
    func namesAndIDsAreCollectionWide(profile: Profile, expected: String) {
        // 12.08; in 2022-11 both are filters (B-4.11).
        for header in [("x-mock-response-name", "Name E5"), ("x-mock-response-id", "E5")] {
            let headers = HeaderList([HeaderField(header.0, header.1)])
            #expect(winner("GET /x/y/z", headers: headers, among: MatcherSamples.appendixA, profile) == expected)
        }
    }

    @Test func filtersOfNovember2022AddUp() {
        let examples = [
            MatcherSamples.example("a", "GET", "/x", name: "Same"),
            MatcherSamples.example("b", "GET", "/x", code: 404, name: "Same"),
            MatcherSamples.example("c", "GET", "/y", name: "Other"),
        ]
        let name = HeaderField("x-mock-response-name", "Same")
        #expect(winner("GET /x", headers: HeaderList([name]), among: examples, .november2022) == "b 100")
        let id = HeaderField("x-mock-response-id", "a")
        #expect(winner("GET /x", headers: HeaderList([name, id]), among: examples, .november2022) == "a 100")
        let code = HeaderField("x-mock-response-code", "200")
        #expect(winner("GET /x", headers: HeaderList([name, code]), among: examples, .november2022) == "a 100")
        let other = HeaderField("x-mock-response-id", "c")
        #expect(winner("GET /x", headers: HeaderList([name, other]), among: examples, .november2022) == "none")
    }

    @Test(arguments: [
        ("GET /x/", "x 95"), ("GET /X", "x 85"), ("GET /X/", "x 85"), ("GET /y/2", "y 75"), ("GET /y/2/", "y 75"),
    ])
    func classicAddsItsStepsUp(call: String, expected: String) {
        // 12.09: n = 5, m = 10.
        let examples = [MatcherSamples.example("x", "GET", "/x"), MatcherSamples.example("y", "GET", "/y/1")]
        #expect(winner(call, among: examples, .classic) == expected)
    }

    @Test func classicHasNoFuzzyStep() {
        let examples = [MatcherSamples.example("x", "GET", "/customers")]
        #expect(winner("GET /customer", among: examples, .classic) == "none")
        #expect(winner("GET /customer", among: examples, .november2022) == "x 70")
    }

    @Test(arguments: Profile.allCases)
    func wildcardsComeBeforeIDs(profile: Profile) {
        // 12.10, 12.18: a value is met literally first; another is taken by the wildcard, not by the id rule.
        let examples = [valued("v", "/users/:id", value: "7"), valued("w", "/groups/:id", value: "")]
        #expect(winner("GET /users/7", among: examples, profile) == "v 100")
        #expect(winner("GET /users/8", among: examples, profile) == "v 80")
        #expect(winner("GET /groups/8", among: examples, profile) == "w 80")
        #expect(winner("GET /groups/", among: examples, profile) == "none")
    }

    @Test(arguments: [(Profile.classic, "b 100"), (.november2022, "b 100"), (.current, "a 105")])
    func onlyTheCurrentRulesRewardEqualBodies(profile: Profile, expected: String) {
        // 12.14.
        let body = RequestBody.raw("same", language: "text")
        let examples = [
            MatcherSamples.example("a", "POST", "/x", code: profile == .november2022 ? 200 : 201, body: body),
            MatcherSamples.example("b", "POST", "/x"),
        ]
        #expect(winner("POST /x", body: "same", among: examples, profile) == expected)
    }

    @Test(arguments: [(Profile.classic, 90), (.november2022, 90), (.current, 99)])
    func keysOfOneSideAreMissing(profile: Profile, points: Int) {
        // 12.15, 12.16.
        let examples = [
            MatcherSamples.example("q", "GET", "/q", query: [Row("a", "1")]), MatcherSamples.example("p", "GET", "/p"),
        ]
        #expect(winner("GET /q", among: examples, profile) == "q \(points)")
        #expect(winner("GET /p?a=1", among: examples, profile) == "p \(points)")
        #expect(winner("GET /p", among: examples, profile) == "p 100")
    }

    @Test func disabledRowsAreAbsent() {
        // 12.24.
        let rows = [Row("a", "1"), Row("b", "2", isEnabled: false)]
        let examples = [MatcherSamples.example("x", "GET", "/x", query: rows)]
        #expect(winner("GET /x?a=1", among: examples) == "x 110")
    }

    @Test(arguments: Profile.allCases)
    func listedHeadersCompareByValue(profile: Profile) {
        // 12.25, 12.30.
        var settings = MatchSettings()
        settings.headers = ["X-Tier"]
        let examples = [MatcherSamples.example("x", "GET", "/x", headers: [Row("x-tier", "gold")])]
        #expect(winner("GET /x", headers: ["X-TIER": " gold "], among: examples, profile, settings) == "x 100")
        #expect(winner("GET /x", headers: ["X-TIER": "Gold"], among: examples, profile, settings) == "none")
        #expect(winner("GET /x", among: examples, profile, settings) == "none")
    }

    @Test(arguments: Profile.allCases)
    func codesThatAreNoNumbersMatchNothing(profile: Profile) {
        // 12.26.
        let headers: HeaderList = ["x-mock-response-code": "4o4"]
        #expect(winner("GET /users", headers: headers, among: MatcherSamples.appendixA, profile) == "none")
    }

    @Test(arguments: Profile.allCases)
    func aURLWithoutPathIsTheRoot(profile: Profile) {
        // 12.39.
        #expect(winner("GET /", among: [MatcherSamples.example("x", "GET", "")], profile) == "x 100")
    }

    @Test(arguments: Profile.allCases)
    func mediaTypesCompareWithoutParameters(profile: Profile) {
        // 12.41.
        let headers: HeaderList = [
            "Content-Type": "Application/JSON;charset=UTF-8", "x-mock-match-request-body": "true",
        ]
        let winner = winner(
            "POST /users", headers: headers, body: #"{"n":1}"#, among: MatcherSamples.appendixA, profile)
        #expect(winner == "E7 100")
    }
}
