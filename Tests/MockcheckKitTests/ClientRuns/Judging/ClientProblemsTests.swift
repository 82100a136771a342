import HTTPMessage
import Testing

@testable import MockcheckKit

struct ClientProblemsTests {
    private static func add(
        _ problems: inout ClientProblems, _ target: String, body: String = "", countsBody: Bool = true
    ) {
        problems.add(
            .unmatched, Call(method: "GET", target: target, body: Array(body.utf8)), Reply(status: 404),
            countsBody: countsBody)
    }

    @Test func equalOnesAreToldOnceWithTheirNumber() {
        var problems = ClientProblems()
        for (target, body) in [("/b", ""), ("/a", "1"), ("/a", "2"), ("/a", "1"), ("/b", "")] {
            Self.add(&problems, target, body: body)
        }
        #expect(problems.sorted.map(\.call.target) == ["/a", "/a", "/b"])
        #expect(problems.sorted.map(\.count) == [2, 1, 2])
        var withoutBodies = ClientProblems()
        for body in ["1", "2"] { Self.add(&withoutBodies, "/a", body: body, countsBody: false) }
        #expect(withoutBodies.all.map(\.count) == [2])
    }

    @Test func howManyAreKeptIsBounded() {
        var problems = ClientProblems()
        for number in 0..<10_000 { Self.add(&problems, "/\(number)") }
        #expect(problems.all.count == ClientProblems.most)
        #expect(problems.untold == 10_000 - ClientProblems.most)
        var large = ClientProblems()
        let body = String(repeating: "x", count: 1 << 20)
        for number in 0..<40 { Self.add(&large, "/\(number)", body: body) }
        #expect(large.all.count == 16)
        #expect(large.untold == 24)
    }

    @Test func anotherSelectorIsAnotherProblem() {
        var problems = ClientProblems()
        for code in ["404", "500", "404"] {
            let call = Call(method: "GET", target: "/a", headers: ["x-mock-response-code": code])
            problems.add(.unmatched, call, Reply(status: 404), countsBody: false)
        }
        #expect(problems.all.map(\.count) == [2, 1])
    }
}
