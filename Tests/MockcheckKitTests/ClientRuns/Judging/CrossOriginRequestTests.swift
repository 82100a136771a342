import HTTPMessage
import Testing
import Verification

@testable import MockcheckKit

/// What the Fetch standard says of a response that a page of another origin asked for (CI-4.3).
struct CrossOriginRequestTests {
    private static let page = "https://app.example"

    /// Of no page, of the mock's own pages, or of a page that does not read the response.
    @Test(
        arguments: [
            ["Accept": "*/*"], ["Origin": "http://127.0.0.1:4790", "Host": "127.0.0.1:4790"],
            ["Origin": "http://LOCALHOST:1", "Host": "localhost:1"],
            ["Origin": page, "Sec-Fetch-Site": "same-origin", "Host": "other"],
            ["Origin": page, "Sec-Fetch-Mode": "no-cors"], ["Origin": page, "Sec-Fetch-Mode": "navigate"],
            ["Origin": page, "Sec-Fetch-Mode": "websocket"],
        ] as [HeaderList])
    func otherRequestsAreNone(headers: HeaderList) {
        #expect(CrossOriginRequest(Call(method: "GET", target: "/", headers: headers)) == nil)
    }

    private static let asked: HeaderList = ["Origin": page, "Host": "mock.example"]
    private static let withCookie: HeaderList = [
        "Origin": page, "Host": "mock.example", "Cookie": "a=b", "Sec-Fetch-Mode": "cors",
        "Sec-Fetch-Site": "cross-site",
    ]

    @Test(
        arguments: [
            (asked, 200, ["Access-Control-Allow-Origin": "*"], []),
            (asked, 200, ["Access-Control-Allow-Origin": page], []),
            (asked, 404, [:], [.a1]), (asked, 200, ["Access-Control-Allow-Origin": "https://app.example/"], [.a1]),
            (asked, 200, ["Access-Control-Allow-Origin": "https://other.example"], [.a1]),
            (asked, 200, ["Access-Control-Allow-Origin": "\(page), *"], [.a1]), (asked, 304, [:], []),
            (asked, 302, ["Location": "/b"], [.a3]),
            (asked, 302, ["Location": "ftp://a/b", "Access-Control-Allow-Origin": "*"], [.a3]),
            (["Origin": "null", "Host": "mock.example"], 200, [:], [.a4]),
            (["Origin": "null", "Host": "mock.example"], 200, ["Access-Control-Allow-Origin": "null"], []),
            (withCookie, 200, ["Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true"], [.a1]),
            (withCookie, 200, ["Access-Control-Allow-Origin": page], [.a1]),
            (
                withCookie, 200, ["Access-Control-Allow-Origin": page, "Access-Control-Allow-Credentials": "True"],
                [.a1]
            ),
            (withCookie, 200, ["Access-Control-Allow-Origin": page, "Access-Control-Allow-Credentials": "true"], []),
        ] as [(HeaderList, Int, HeaderList, [CORSViolation.Rule])])
    func theResponseIsJudgedByTheFetchStandard(
        headers: HeaderList, status: Int, response: HeaderList, rules: [CORSViolation.Rule]
    ) throws {
        let request = try #require(CrossOriginRequest(Call(method: "GET", target: "/", headers: headers)))
        #expect(request.violations(in: Reply(status: status, headers: response)).map(\.rule) == rules)
    }
}
