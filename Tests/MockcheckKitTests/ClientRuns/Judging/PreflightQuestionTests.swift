import HTTPMessage
import Testing
import Verification

@testable import MockcheckKit

struct PreflightQuestionTests {
    private static let asked: HeaderList = [
        "Origin": "https://app.example", "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "content-type, X-Token",
    ]

    @Test(
        arguments: [
            ("GET", asked), ("OPTIONS", ["Origin": "https://app.example"]),
            ("OPTIONS", ["Access-Control-Request-Method": "PUT"]),
        ] as [(String, HeaderList)])
    func otherRequestsAreNone(method: String, headers: HeaderList) {
        #expect(PreflightQuestion(Call(method: method, target: "/", headers: headers)) == nil)
    }

    @Test(
        arguments: [
            (
                [
                    "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT",
                    "Access-Control-Allow-Headers": "*",
                ],
                []
            ),
            (
                [
                    "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT",
                    "Access-Control-Allow-Headers": "content-type",
                ], [.p9]
            ),
            (
                ["Access-Control-Allow-Origin": "https://other.example", "Access-Control-Allow-Headers": "*"],
                [.p4, .p7]
            ),
        ] as [(HeaderList, [CORSViolation.Rule])])
    func theAnswerIsJudgedByTheFetchStandard(headers: HeaderList, rules: [CORSViolation.Rule]) throws {
        let question = try #require(PreflightQuestion(Call(method: "OPTIONS", target: "/", headers: Self.asked)))
        #expect(question.violations(in: Reply(status: 204, headers: headers)).map(\.rule) == rules)
    }
}
