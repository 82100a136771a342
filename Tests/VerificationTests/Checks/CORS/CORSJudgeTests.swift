import HTTPMessage
import Testing

@testable import Verification

struct CORSJudgeTests {
    private static let origin = "https://app.example"

    private func expectation(
        _ half: CORSExpectation.Half, method: String = "GET", headers: [String] = [], credentials: Bool = false,
        origin: String = origin
    ) -> CORSExpectation {
        CORSExpectation(
            half: half, origin: origin, method: method, unsafeHeaderNames: headers, includesCredentials: credentials)
    }

    private func preflight(
        method: String = "GET", names: [String] = [], credentials: Bool = false, status: Int = 204,
        _ headers: HeaderList
    ) -> [String] {
        CORSJudge.preflight(
            expectation(.preflight, method: method, headers: names, credentials: credentials), status: status,
            headers: headers
        ).map(\.rule.rawValue)
    }

    @Test func passesWhatPostmanSends() {
        let headers: HeaderList = [
            "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
            "Access-Control-Allow-Headers": "authorization,x-api-key", "Vary": "Access-Control-Request-Headers",
        ]
        #expect(preflight(method: "PATCH", names: ["authorization", "x-api-key"], headers).isEmpty)
    }

    @Test(
        arguments: [
            ("true", []), ("True", ["P5"]), ("TRUE", ["P5"]), ("1", ["P5"]), ("true, true", ["P5"]), ("", ["P5"]),
            (nil, ["P5"]), (" true\t", []),
        ] as [(String?, [String])])
    func credentialsMustBeTheWordTrue(value: String?, rules: [String]) {
        var headers: HeaderList = ["Access-Control-Allow-Origin": Self.origin]
        if let value { headers.append("Access-Control-Allow-Credentials", value) }
        #expect(preflight(credentials: true, headers) == rules)
        #expect(preflight(credentials: false, headers).isEmpty)
    }

    @Test func twoCredentialsHeadersFail() {
        let headers: HeaderList = [
            "Access-Control-Allow-Origin": Self.origin, "Access-Control-Allow-Credentials": "true",
            "access-control-allow-credentials": "true",
        ]
        #expect(preflight(credentials: true, headers) == ["P5"])
    }

    @Test func theStarFailsWithCredentialsEvenWhenTheyAreAllowed() {
        let headers: HeaderList = [
            "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true",
        ]
        #expect(preflight(credentials: true, headers) == ["P4"])
    }

    @Test(
        arguments: [
            ("GET", nil, []), ("HEAD", nil, []), ("POST", nil, []), ("POST", "PUT", []), ("PUT", nil, ["P7"]),
            ("PUT", "PUT", []), ("PUT", "put", ["P7"]), ("patch", "PATCH", ["P7"]), ("patch", "patch", []),
            ("PUT", "*", []), ("PUT", "GET, ,PUT,", []), ("PUT", "GET PUT", ["P6"]), ("GET", "Bad method name", ["P6"]),
            ("get", nil, ["P7"]),
        ] as [(String, String?, [String])])
    func methodsCompareByCase(method: String, allowed: String?, rules: [String]) {
        var headers: HeaderList = ["Access-Control-Allow-Origin": "*"]
        if let allowed { headers.append("Access-Control-Allow-Methods", allowed) }
        #expect(preflight(method: method, headers) == rules)
    }

    @Test(
        arguments: [
            (["x-a"], nil, ["P9"]), (["x-a"], "X-A", []), (["x-a"], "*", []), (["x-a", "x-b"], "x-b", ["P9"]),
            (["authorization"], "*", ["P8"]), (["authorization"], "Authorization", []),
            (["authorization", "x-a"], "*,AUTHORIZATION", []), (["authorization", "x-a"], nil, ["P8", "P9"]),
            (["x-a"], "header name with space, x-a", ["P6"]), ([], "a b", ["P6"]), ([], nil, []),
        ] as [([String], String?, [String])])
    func headersCompareWithoutCase(names: [String], allowed: String?, rules: [String]) {
        var headers: HeaderList = ["Access-Control-Allow-Origin": "*"]
        if let allowed { headers.append("Access-Control-Allow-Headers", allowed) }
        #expect(preflight(names: names, headers) == rules)
    }

    @Test func linesOfAListAreOneList() {
        let headers: HeaderList = [
            "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "x-a",
            "access-control-allow-headers": "x-b", "Access-Control-Allow-Methods": "PUT",
            "access-control-allow-methods": "DELETE",
        ]
        #expect(preflight(method: "DELETE", names: ["x-a", "x-b"], headers).isEmpty)
    }

    @Test(arguments: [200, 201, 304, 401, 403, 404, 407, 429, 500])
    func actualRepliesNeedTheirHeaderWhateverTheStatus(status: Int) {
        let rules = CORSJudge.actual(expectation(.actual), status: status, headers: HeaderList()).map(\.rule)
        #expect(rules == (status == 304 || status == 407 ? [] : [.a1]))
        let headers: HeaderList = ["Access-Control-Allow-Origin": "*"]
        #expect(CORSJudge.actual(expectation(.actual), status: status, headers: headers).isEmpty)
    }

    @Test(
        arguments: [
            ("*", []), ("null", []), ("Null", ["A4"]), ("NULL", ["A4"]), (nil, ["A4"]), ("https://app.example", ["A4"]),
        ] as [(String?, [String])])
    func theNullOriginComparesByByte(allowed: String?, rules: [String]) {
        var headers = HeaderList()
        if let allowed { headers.append("Access-Control-Allow-Origin", allowed) }
        let violations = CORSJudge.actual(expectation(.actual, origin: "null"), status: 200, headers: headers)
        #expect(violations.map(\.rule.rawValue) == rules)
    }

    @Test(arguments: [
        ("/next", []), ("https://other.example/a@b", []), ("HTTP://other.example:8080/", []), ("//other.example/", []),
        ("a:b", ["A3"]), ("data:text/plain,x", ["A3"]), ("ftp://other.example/", ["A3"]),
        ("https://user:word@other.example/", ["A3"]), ("//user@other.example/", ["A3"]), ("./a:b", []),
    ])
    func redirectsOfTheActualRequestMustBeFollowable(location: String, rules: [String]) {
        let headers: HeaderList = ["Access-Control-Allow-Origin": "*", "Location": location]
        let violations = CORSJudge.actual(expectation(.actual), status: 302, headers: headers)
        #expect(violations.map(\.rule.rawValue) == rules)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func redirectsOfTheActualRequestNeedTheCheckToo(status: Int) {
        let violations = CORSJudge.actual(expectation(.actual), status: status, headers: ["Location": "/next"])
        #expect(violations.map(\.rule) == [.a3])
    }

    @Test(
        arguments: [
            ([], 5), (["0"], 0), (["600"], 600), ([" 86400 "], 86400), (["-1"], 5), (["1.5"], 5), (["1s"], 5),
            ([""], 5),
            (["10", "10"], 5), (["99999999999999999999"], Int.max),
        ] as [([String], Int)])
    func readsHowLongAPreflightHolds(values: [String], seconds: Int) {
        let headers = HeaderList(values.map { HeaderField("Access-Control-Max-Age", $0) })
        #expect(CORSJudge.preflightCacheSeconds(headers) == seconds)
    }
}
