import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct OracleTests {
    private static let preflight: HeaderList = [
        "Origin": "https://app.example", "Access-Control-Request-Method": "POST",
    ]

    struct Vector: Sendable, CustomTestStringConvertible {
        var number: String
        var method = "GET"
        var target: String
        var headers = HeaderList()
        var body = ""
        var expected: String
        var testDescription: String { "\(number) \(method) \(target)" }
    }

    @Test(arguments: [
        Vector(number: "A1", target: "/users", expected: "E1 100"),
        Vector(number: "A2", target: "/users/", expected: "E1 95"),
        Vector(number: "A3", target: "/USERS", expected: "E1 90"),
        Vector(number: "A4", target: "/Users/", expected: "E1 85"),
        Vector(number: "A5", target: "/users/1", expected: "E2 100"),
        Vector(number: "A6", target: "/users/1", headers: ["x-mock-response-code": "404"], expected: "E4 100"),
        Vector(number: "A7", target: "/users/2", expected: "E3 80"),
        Vector(number: "A8", target: "/users/carol", expected: "E3 80"),
        Vector(number: "A9", target: "/users/a/b", expected: "404"),
        Vector(number: "A10", target: "/search?q=a&page=1", expected: "E5 110"),
        Vector(number: "A11", target: "/search?q=a", expected: "E5 105"),
        Vector(number: "A12", target: "/search?q=b&utm=1", expected: "E6 105"),
        Vector(number: "A13", target: "/search?x=1", expected: "E6 98"),
        Vector(number: "A14", target: "/search", expected: "E6 99"),
        Vector(number: "A15", method: "POST", target: "/users", body: "{\"n\":2}", expected: "E8 105"),
        Vector(number: "A16", method: "POST", target: "/users", body: "{\"n\":3}", expected: "E7 100"),
        Vector(
            number: "A17", method: "POST", target: "/users",
            headers: ["x-mock-match-request-body": "true", "Content-Type": "application/json"], body: "{\"n\":3}",
            expected: "404"),
        Vector(
            number: "A18", method: "POST", target: "/users",
            headers: ["x-mock-match-request-body": "true", "Content-Type": "application/json"], body: "{ \"n\" : 1 }",
            expected: "E7 100"),
        Vector(number: "A19", method: "DELETE", target: "/users", expected: "404"),
        Vector(number: "A20", target: "/anything", headers: ["x-mock-response-name": "E5"], expected: "E5 name"),
        Vector(number: "A21", target: "/users", headers: ["x-mock-response-id": "nope"], expected: "404"),
        Vector(number: "A23", method: "OPTIONS", target: "/users", headers: preflight, expected: "preflight"),
        Vector(number: "A24", method: "OPTIONS", target: "/users", expected: "404"),
    ])
    func appendixA(_ vector: Vector) {
        let oracle = Samples.oracle(Samples.appendixA)
        #expect(oracle.verdict(vector.method, vector.target, vector.headers, body: vector.body) == vector.expected)
    }

    @Test func appendixA22StripsIDsWithoutTheWildcard() {
        let oracle = Samples.oracle(Samples.appendixA.filter { $0.id != "E3" })
        #expect(oracle.verdict("GET", "/users/7f1a0000-0000-4000-8000-0000000000ff") == "E2 79")
        #expect(oracle.verdict("GET", "/users/7f1a0000-0000-4000-8000-0000000000FF/") == "E2 75")
    }

    @Test func olderProfilesHaveOtherScoresAndTies() {
        #expect(Samples.oracle(Samples.appendixA, profile: .november2022).verdict("GET", "/users/1") == "E4 100")
        #expect(Samples.oracle(Samples.appendixA, profile: .classic).verdict("GET", "/Users/") == "E1 85")
        #expect(Samples.oracle(Samples.appendixA, profile: .classic).verdict("GET", "/USERS") == "E1 85")
        let soft = Samples.oracle(Samples.appendixA, profile: .november2022)
        #expect(soft.verdict("POST", "/users", body: "{\"n\":1}") == "E8 100")
    }

    @Test func captureIsTheDecodedSegment() throws {
        let oracle = Samples.oracle(Samples.appendixA)
        guard case .served(let win) = oracle.ruling(on: Call(method: "GET", target: "/users/a%20b"), MatchSettings())
        else {
            Issue.record("nothing was served")
            return
        }
        #expect(win.captures == [Capture(name: "id", text: "a b")])
    }

    @Test(arguments: [
        // Score before code, 200 before id, id before file order (D9).
        (["b 201", "a 201"], "a 100"),
        (["a 404", "b 200"], "b 100"),
        (["b 200", "a 200"], "a 100"),
        (["a nil", "b 200"], "b 100"),
        (["b nil", "a 500"], "a 100"),
        (["B 200", "a 200"], "B 100"),
    ])
    func ties(_ examples: [String], _ expected: String) {
        let oracle = Samples.oracle(
            examples.map { text in
                let parts = text.split(separator: " ")
                return Samples.example(String(parts[0]), "/t", code: Int(parts[1]))
            })
        #expect(oracle.verdict("GET", "/t") == expected)
    }

    @Test(
        arguments: [
            (["x-mock-response-code": " 404 "], "E4 100"), (["x-mock-response-code": ""], "E2 100"),
            (["x-mock-response-code": "4o4"], "404"), (["X-Mock-Response-Code": "404"], "E4 100"),
            (["x-mock-response-id": "e3"], "E3 id"), (["x-mock-response-id": "123-E3"], "E3 id"),
            (["x-mock-response-id": "x-E3"], "404"), (["x-mock-response-id": "E7"], "404"),
            (["x-mock-response-id": "E3", "x-mock-response-name": "E1"], "E3 id"),
            (["x-mock-response-code": "404", "x-mock-response-id": "E3"], "404"),
            (["x-mock-response-name": " E1 "], "E1 name"), (["x-mock-response-name": "e1"], "404"),
        ] as [(HeaderList, String)])
    func selectors(_ headers: HeaderList, _ expected: String) {
        #expect(Samples.oracle(Samples.appendixA).verdict("GET", "/users/1", headers) == expected)
    }

    @Test func sameNamePrefersA200ThenTheSmallerID() {
        let oracle = Samples.oracle([
            Samples.example("c", "/x", code: 200, name: "n"), Samples.example("b", "/y", code: 200, name: "n"),
            Samples.example("a", "/z", code: 404, name: "n"),
        ])
        #expect(oracle.verdict("GET", "/q", ["x-mock-response-name": "n"]) == "b name")
    }

    @Test(arguments: [
        ("/custmers/list", "near 70"), ("/customers/lists", "near 70"), ("/Xustomers/list", "near 70"),
        ("/cust/list", "404"), ("/customers", "404"), ("/custmers/list/", "404"),
    ])
    func fuzzyOnlyWhereNothingElseMatches(_ target: String, _ expected: String) {
        #expect(Samples.oracle([Samples.example("near", "/customers/list")]).verdict("GET", target) == expected)
    }

    @Test func fuzzyTakesTheNearestAlone() {
        let oracle = Samples.oracle([
            Samples.example("a", "/customersxx"), Samples.example("b", "/customersx", code: 500),
        ])
        #expect(oracle.verdict("GET", "/customers") == "b 70")
    }

    @Test func headersFilter() {
        let oracle = Samples.oracle([
            Samples.example("a", "/h", headers: [Row("X-Tier", "gold")]), Samples.example("b", "/h", code: 404),
        ])
        func verdict(_ headers: HeaderList, _ settings: MatchSettings = MatchSettings()) -> String {
            oracle.verdict("GET", "/h", headers, settings: settings)
        }
        #expect(verdict(["x-mock-match-request-headers": "x-tier", "x-tier": "gold"]) == "a 100")
        #expect(verdict(["x-mock-match-request-headers": "x-tier", "x-tier": "Gold"]) == "404")
        #expect(verdict(["x-mock-match-request-headers": "X-TIER"]) == "b 100")
        var settings = MatchSettings()
        settings.headers = ["x-tier"]
        #expect(verdict(["x-tier": "silver"], settings) == "404")
        #expect(verdict(["x-tier": "silver", "x-mock-match-request-headers": "x-none"], settings) == "a 100")
        settings.matchHeader = false
        #expect(verdict(["x-tier": "silver"], settings) == "a 100")
    }

    @Test func bodyMatchingNeedsAnEqualContentType() {
        let oracle = Samples.oracle(Samples.appendixA)
        var settings = MatchSettings()
        settings.matchBody = true
        func verdict(_ headers: HeaderList) -> String {
            oracle.verdict("POST", "/users", headers, body: "{\"n\":1.0}", settings: settings)
        }
        #expect(verdict(["Content-Type": "Application/JSON; charset=utf-8"]) == "E7 100")
        #expect(verdict(["Content-Type": "text/plain"]) == "404")
        #expect(verdict([:]) == "404")
        #expect(verdict(["x-mock-match-request-body": "false"]) == "E7 105")
    }

    @Test func configurationSwitchesParametersAndWildcardsOff() {
        let oracle = Samples.oracle(Samples.appendixA)
        var settings = MatchSettings()
        settings.matchQueryParams = false
        #expect(oracle.verdict("GET", "/search?q=b", settings: settings) == "E5 100")
        settings.matchWildcards = false
        #expect(oracle.verdict("GET", "/users/2", settings: settings) == "E2 79")
        #expect(oracle.verdict("GET", "/users/carol", settings: settings) == "404")
    }
}
