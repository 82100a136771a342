import HTTPMessage
import TestSupport
import Testing

@testable import MockCore
@testable import PostmanModel

struct MatchTraceTests {
    private static func trace(
        _ call: String, headers: HeaderList = [:], body: String = "", _ settings: MatchSettings = MatchSettings(),
        _ profile: Profile = .current, among examples: [Example] = MatcherSamples.appendixA
    ) -> MatchTrace {
        let words = call.split(separator: " ").map(String.init)
        let call = Call(method: words[0], target: words[1], headers: headers, body: Array(body.utf8))
        return MatcherSamples.matcher(examples, settings, profile).trace(call)
    }

    private static func fates(_ trace: MatchTrace) -> [String] {
        trace.entries.map { entry in
            switch entry.fate {
            case .picked: return "picked"
            case .scored(let points):
                let tally = points.tally
                let counts = "\(tally.matches)/\(tally.partial)/\(tally.missing)"
                let parts = [points.url, points.parameters, points.body].map(PointText.plain).joined(separator: " ")
                return "\(points.step.rawValue) \(parts) \(counts)"
            case .dropped(let drop): return "\(drop)"
            }
        }
    }

    @Test func saysThePointsOfEveryStep() {
        let search = Self.trace("GET /search?q=a&utm=1")
        #expect(
            Self.fates(search) == [
                "url", "url", "url", "url", "a 100 3.33 0 1/0/2", "a 100 -1 0 0/1/1", "method", "method",
            ])
        #expect(search.candidates == [4, 5])
        #expect(search.decision == "it has 4.33 points more than 'Name E6'")
        let user = Self.trace("GET /users/2")
        #expect(Self.fates(user)[1...3] == ["f 79 0 0 0/0/0", "e 80 0 0 0/0/0", "f 79 0 0 0/0/0"])
        let body = Self.trace("POST /users", body: #"{"n":2}"#)
        #expect(Self.fates(body).suffix(2) == ["a 100 0 0 0/0/0", "a 100 0 5 0/0/0"])
    }

    @Test(arguments: [
        ("x-mock-response-code", "404", ["code", "code", "code", "a 100 0 0 0/0/0", "code", "code"]),
        ("x-mock-response-code", "many", ["code", "code", "code", "code", "code", "code"]),
        ("x-mock-response-id", "E5", ["id", "id", "id", "id", "picked", "id"]),
        ("x-mock-response-name", "Name E1", ["picked", "name", "name", "name", "name", "name"]),
    ])
    func saysWhatSelectorsDrop(name: String, value: String, expected: [String]) {
        #expect(Self.fates(Self.trace("GET /users/1", headers: [name: value])).prefix(6) == expected[...])
    }

    @Test func aNameLeavesOneExampleInNovember2022() {
        let examples = ["b", "a"].map { MatcherSamples.example($0, "GET", "/x", name: "Same") }
        let trace = Self.trace(
            "GET /x", headers: ["x-mock-response-name": "Same"], MatchSettings(), .november2022, among: examples)
        #expect(Self.fates(trace) == ["a 100 0 0 0/0/0", "sameName"])
    }

    @Test func saysBothValuesOfAHeaderThatDiffers() {
        var settings = MatchSettings()
        settings.headers = ["X-Tier"]
        let examples = [
            MatcherSamples.example("A", "GET", "/x", headers: [Row("x-tier", "gold")]),
            MatcherSamples.example("B", "GET", "/x"),
        ]
        let trace = Self.trace("GET /x", headers: ["X-TIER": "tin"], settings, among: examples)
        #expect(
            trace.entries.map(\.fate) == [
                .dropped(.headers([HeaderMismatch(name: "X-Tier", call: "tin", example: "gold")])),
                .dropped(.headers([HeaderMismatch(name: "X-Tier", call: "tin", example: nil)])),
            ])
        #expect(trace.winner == nil)
        #expect(trace.decision == "no example matches")
    }

    @Test(arguments: [
        ("", "", BodyMismatch.callHasNone), (#"{"n":3}"#, "application/json", .content),
        (#"{"n":1}"#, "text/plain", .contentType(call: "text/plain", example: "application/json")),
        (#"{"n":1}"#, "", .contentType(call: nil, example: "application/json")),
    ])
    func saysWhyABodyDiffers(body: String, type: String, expected: BodyMismatch) {
        let headers: HeaderList = ["x-mock-match-request-body": "true", "Content-Type": type]
        let trace = Self.trace("POST /users", headers: headers, body: body)
        #expect(trace.entries[6].fate == .dropped(.body(expected)))
    }

    @Test(arguments: [
        (Profile.current, [200, 200], ["b", "a"], "it has the same score as 'Name b'; the smaller id goes first"),
        (.november2022, [200, 404], ["b", "a"], "it has the same score as 'Name a'; the greater id goes first"),
        (.classic, [404, 200], ["a", "b"], "it has the same score as 'Name a'; code 200 goes first"),
        (.current, [200, 200], ["a", "a"], "it has the same score as 'Name a'; the first in the file goes first"),
    ])
    func saysWhatSettlesATie(profile: Profile, codes: [Int], ids: [String], expected: String) {
        let examples = zip(ids, codes).map { MatcherSamples.example($0, "GET", "/x", code: $1) }
        #expect(Self.trace("GET /x", MatchSettings(), profile, among: examples).decision == expected)
    }

    /// The answer comes by way of indices, the trace looks at each example: they must agree on anything.
    @Test(arguments: 0..<30, Profile.allCases)
    func agreesWithTheAnswer(seed: UInt64, profile: Profile) {
        var random = SeededRandom(seed)
        func pick<Element>(_ values: [Element]) -> Element { values[Int.random(in: 0..<values.count, using: &random)] }
        let paths = [
            "/a", "/A/", "/a/1", "/a/{{id}}", "/a/2/", "/a/:id", "/abcde", "/abcdf", "/a/{{x}}/{{y}}", "/a/1/b",
        ]
        let values = ["1", "2", "x", "X", "{{v}}"]
        let bodies = ["", #"{"n":1}"#, #"{"n":2}"#, "text"]
        var examples: [Example] = []
        for number in 0..<80 {
            let rows = ["p", "q", "P"].filter { _ in Bool.random(using: &random) }.map { Row($0, pick(values)) }
            let body = pick(bodies)
            examples.append(
                MatcherSamples.example(
                    "\(Int.random(in: 0...60, using: &random))", pick(["GET", "GET", "POST"]), pick(paths),
                    code: pick([200, 200, 404, 500, nil]), query: rows,
                    headers: [MatcherSamples.json, Row("X-Tier", pick(["a", "b"]))],
                    body: body.isEmpty ? nil : .raw(body, language: nil), name: "N\(number % 20)"))
        }
        var settings = MatchSettings()
        settings.matchQueryParams = seed % 5 != 0
        settings.matchBody = seed % 7 == 0
        settings.headers = seed % 3 == 0 ? ["x-tier"] : []
        let matcher = MatcherSamples.matcher(examples, settings, profile)
        for _ in 0..<60 {
            var call = Call(
                method: pick(["GET", "POST", "get"]),
                target: pick(["/a", "/a/", "/A/1", "/a/7", "/abcdg", "/a/1/b", "/z"]))
            call.target += pick(["", "?p=1", "?q=2&p=X", "?P=x&z=1", "?p=9"])
            call.body = Array(pick(bodies).utf8)
            call.headers = ["X-Tier": pick(["a", "b"]), "Content-Type": "application/json"]
            if Int.random(in: 0..<4, using: &random) == 0 {
                let (name, value) = pick([
                    ("code", "404"), ("code", "999"), ("id", "7"), ("name", "N3"), ("name", "none"),
                ])
                call.headers.append("x-mock-response-\(name)", value)
            }
            let trace = matcher.trace(call)
            guard case .matched(let match) = matcher.match(call) else {
                #expect(trace.winner == nil, "\(call)")
                continue
            }
            #expect(trace.winner?.number == match.example, "\(call)")
            switch (match.reason, trace.winner?.fate) {
            case (.url(let step, let score), .scored(let points)):
                #expect(step == points.step)
                #expect(score == points.total)
            case (.id, .picked), (.name, .picked): break
            default: Issue.record("\(match.reason) is not \(String(describing: trace.winner?.fate))")
            }
        }
    }

    @Test(.enabled(if: Corpus.isPresent), arguments: Corpus.entries)
    func agreesWithTheAnswerOnRealCollections(entry: Corpus.Entry) throws {
        guard
            case .collection(let collection) = try DocumentReader().read(Corpus.bytes(entry.file), file: entry.file)
                .document
        else { return }
        for profile in Profile.allCases {
            let matcher = MatcherSamples.matcher(of: collection, MatchSettings(), profile)
            // Spread over large collections: a trace looks at all examples.
            let step = max(1, matcher.examples.count / 100)
            for number in stride(from: 0, to: matcher.examples.count, by: step) {
                let call = ChangeFinder(matcher, Call(method: "GET", target: "/"), example: number).ownCall
                guard case .matched(let match) = matcher.match(call) else {
                    Issue.record("\(entry.file): example \(number) is not matched by its own request")
                    continue
                }
                #expect(matcher.trace(call).winner?.number == match.example)
            }
        }
    }
}
