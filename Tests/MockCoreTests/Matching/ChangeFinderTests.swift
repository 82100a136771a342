import HTTPMessage
import TestSupport
import Testing

@testable import MockCore
@testable import PostmanModel

struct ChangeFinderTests {
    private static let headers: HeaderList = ["Content-Type": "application/json"]

    @Test(arguments: [
        ("GET /users/1", "E4", "send x-mock-response-code: 404"), ("GET /users/7", "E2", "request /users/1"),
        ("GET /search?q=b", "E5", "request /search?page=1&q=a"), ("GET /users", "E3", "request /users/1"),
        ("DELETE /users", "E1", "use GET"), ("GET /users", "E7", "use POST"),
        ("POST /search", "E5", "request /search?page=1&q=a, use GET"),
        ("POST /users", "E8", "send its saved body"),
    ])
    func isTheSmallest(call: String, example: String, expected: String) throws {
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA)
        let words = call.split(separator: " ").map(String.init)
        let number = try #require(matcher.examples.firstIndex { $0.id == example })
        let call = Call(method: words[0], target: words[1], headers: Self.headers)
        let change = ChangeFinder(matcher, call, example: number).smallest()
        // Wildcards can be asked for in many ways; what counts is that the change works.
        if example != "E3" { #expect(change?.sentence == expected) }
        guard let change, case .matched(let match) = matcher.match(change.applied(to: call)) else {
            Issue.record("no change")
            return
        }
        #expect(match.example == number)
    }

    @Test func leavesSelectorsOut() {
        let matcher = MatcherSamples.matcher(MatcherSamples.appendixA)
        let call = Call(method: "GET", target: "/users", headers: ["x-mock-response-name": "nobody"])
        #expect(ChangeFinder(matcher, call, example: 0).smallest()?.sentence == "leave x-mock-response-name out")
    }

    @Test func hidesSecretsInItsSentence() {
        let change = CallChange(parts: [.header(name: "Authorization", value: "Bearer t0ken")])
        #expect(change.sentence == "send Authorization: [redacted]")
    }

    @Test func nothingHelpsAnExampleThatAnotherShadowsCompletely() {
        let twins = [
            MatcherSamples.example("same", "GET", "/x", name: "Same"),
            MatcherSamples.example("same", "GET", "/x", name: "Same"),
        ]
        let matcher = MatcherSamples.matcher(twins)
        #expect(ChangeFinder(matcher, Call(method: "GET", target: "/x"), example: 1).smallest() == nil)
    }

    /// What is known of an example that nothing else has the method and path of saves a try, and changes nothing.
    @Test(arguments: Profile.allCases, [true, false])
    func findsTheSameWithoutATry(profile: Profile, matchesQuery: Bool) {
        var random = SeededRandom(matchesQuery ? 1 : 2)
        let segments = ["users", "Users", "1", "2", "{{id}}", ":id", "a%2Fb", "größe", "%FF", "", "b c"]
        func path() -> String {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in "/" + (random.pick(segments) ?? "") }.joined()
        }
        func query() -> [Row] { random.chance(4) ? [Row("q", random.pick(["a", "{{q}}", ""]))] : [] }
        let examples = (0..<60).map { number in
            MatcherSamples.example(
                "\(number)", random.pick(["GET", "POST"]) ?? "", path(), code: random.pick([200, 404]), query: query())
        }
        var settings = MatchSettings()
        settings.matchQueryParams = matchesQuery
        let matcher = MatcherSamples.matcher(examples, settings, profile)
        let spellings = RouteSpellings(matcher.examples)
        let headers: [HeaderList] = [[:], [:], ["x-mock-response-code": "404"], ["x-mock-response-name": ""]]
        var saved = 0
        for _ in 0..<60 {
            let target = PercentCoding.encodePath(path()) + (random.chance(4) ? "?q=a" : "")
            let call = Call(
                method: random.pick(["GET", "post", "PUT"]) ?? "", target: target,
                headers: random.pick(headers) ?? [:], body: random.chance(6) ? [1] : [])
            let trial = TargetTrial(matcher, call)
            let winner: Int? = if case .matched(let match) = matcher.match(call) { match.example } else { nil }
            for number in matcher.examples.indices where number != winner {
                let isAlone = spellings.members(of: spellings.route(of: number)).count == 1
                let change = ChangeFinder(trial, example: number, isAlone: isAlone).smallest()
                #expect(change == ChangeFinder(trial, example: number).smallest(), "\(call) \(number)")
                if isAlone, change != nil { saved += 1 }
            }
        }
        #expect(saved > 100)
    }

    @Test func nearMissesAreTheNearestFirst() {
        let mock = Mock(
            collection: MatcherSamples.collection(MatcherSamples.appendixA), configuration: MockConfiguration(name: "A")
        )
        let sentences = mock.explanation(of: Call(method: "DELETE", target: "/users/5")).alternatives.map(\.sentence)
        #expect(sentences.count == 5)
        #expect(sentences.first == "GET /users/{{id}} ('Name E3'): the path fits, the method does not; use GET")
        #expect(
            sentences[1] == "GET /users/1 ('Name E2'): the path fits, the method does not; request /users/1, use GET")
        let none = mock.explanation(of: Call(method: "GET", target: "/serch")).alternatives
        #expect(none.first?.entry.path == "/search")
    }
}
