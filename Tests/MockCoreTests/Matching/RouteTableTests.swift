import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

/// Many examples on one path: no call may cost a look at all of them.
struct RouteTableTests {
    @Test func queriesOnOnePathCostNoScan() {
        // With a scan this would take minutes in a debug build.
        let many = (0..<10_000).map {
            MatcherSamples.example("E\($0)", "GET", "/search", query: [Row("q", "\($0)"), Row("page", "1")])
        }
        let matcher = MatcherSamples.matcher(many)
        for number in stride(from: 0, to: 10_000, by: 9) {
            #expect(MatcherSamples.winner("GET /search?q=\(number)", in: matcher) == "E\(number) 105")
        }
    }

    @Test func codesAndBodiesOfOnePathCostNoScan() {
        let many = (0..<10_000).map { number in
            MatcherSamples.example(
                "E\(number)", "POST", "/x", code: 200 + number % 700, headers: [MatcherSamples.json],
                body: .raw("{\"n\":\(number)}", language: "json"))
        }
        let matcher = MatcherSamples.matcher(many)
        for number in stride(from: 0, to: 10_000, by: 9) {
            let body = "{\"n\": \(number)}"
            #expect(MatcherSamples.winner("POST /x", body: body, in: matcher) == "E\(number) 105")
            let code = 200 + number % 700
            let headers: HeaderList = ["x-mock-response-code": "\(code)"]
            #expect(MatcherSamples.winner("POST /x", headers: headers, body: body, in: matcher) == "E\(number) 105")
            let none: HeaderList = ["x-mock-response-code": "999"]
            #expect(MatcherSamples.winner("POST /x", headers: none, body: body, in: matcher) == "none")
        }
    }

    @Test func idsOfOnePathCostNoScan() {
        let many = (0..<10_000).map { MatcherSamples.example("E\($0)", "GET", "/users/\($0)") }
        let matcher = MatcherSamples.matcher(many)
        for number in 20_000..<21_000 {
            #expect(MatcherSamples.winner("GET /users/\(number)", in: matcher) == "E0 79")
        }
    }
}
