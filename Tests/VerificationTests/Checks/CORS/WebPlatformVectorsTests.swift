import HTTPMessage
import Testing

@testable import Verification

/// The vectors of the web platform tests that browsers are held to (CI-4.4), as tables.
struct WebPlatformVectorsTests {
    private static let host = "www.web-platform.test:8000"
    private static let parent = "web-platform.test:8000"
    private static let origin = "http://\(host)"

    /// `fetch/api/cors/cors-preflight-star.any.js`.
    struct StarRow: Sendable {
        var passes: Bool
        var credentials: Bool
        var allowedMethods: String
        var allowedHeaders: String
        var method: String
        var header: String?

        init(
            _ passes: Bool, _ credentials: Bool, _ allowedMethods: String, _ allowedHeaders: String, _ method: String,
            _ header: String?
        ) {
            self.passes = passes
            self.credentials = credentials
            self.allowedMethods = allowedMethods
            self.allowedHeaders = allowedHeaders
            self.method = method
            self.header = header
        }
    }

    @Test(arguments: [
        StarRow(true, false, "get", "x-test", "GET", "x-test"),
        StarRow(true, false, "*", "x-test", "SUPER", "x-test"),
        StarRow(true, false, "*", "*", "OK", "x-test"),
        StarRow(false, true, "*", "*", "OK", "x-test"),
        StarRow(false, true, "*", "", "PUT", nil),
        StarRow(true, true, "PUT", "*", "PUT", nil),
        StarRow(false, true, "get", "*", "GET", "x-test"),
        StarRow(false, true, "*", "*", "GET", "x-test"),
        StarRow(true, true, "*", "*", "*", "*"),
        StarRow(false, true, "put", "*", "PUT", nil),
    ])
    func stars(row: StarRow) {
        let headers: HeaderList = [
            "Access-Control-Allow-Origin": row.credentials ? Self.origin : "*",
            "Access-Control-Allow-Credentials": "true",
            "Access-Control-Allow-Methods": row.allowedMethods, "Access-Control-Allow-Headers": row.allowedHeaders,
        ]
        let expectation = CORSExpectation(
            half: .preflight, origin: Self.origin, method: row.method,
            unsafeHeaderNames: row.header.map { [$0] } ?? [], includesCredentials: row.credentials)
        #expect(CORSJudge.preflight(expectation, status: 200, headers: headers).isEmpty == row.passes)
    }

    private func forcedPreflight(
        status: Int = 200, extra allowedHeaders: String = "", _ more: HeaderList = HeaderList()
    ) -> [CORSViolation.Rule] {
        let expectation = CORSExpectation(
            half: .preflight, origin: Self.origin, method: "GET", unsafeHeaderNames: ["x-force-preflight"])
        var headers = more
        headers.append("Access-Control-Allow-Origin", "*")
        headers.append("Access-Control-Allow-Headers", "x-force-preflight\(allowedHeaders)")
        return CORSJudge.preflight(expectation, status: status, headers: headers).map(\.rule)
    }

    /// `fetch/api/cors/cors-preflight-status.any.js`.
    @Test(arguments: [
        200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403, 404, 405,
        501, 502, 503, 504, 505,
    ])
    func statuses(status: Int) {
        #expect(forcedPreflight(status: status).isEmpty == (200...299).contains(status))
    }

    /// `fetch/api/cors/cors-preflight-redirect.any.js`.
    @Test(arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) {
        #expect(forcedPreflight(status: status, ["Location": "/elsewhere"]) == [.p2])
    }

    /// `fetch/api/cors/cors-preflight-response-validation.any.js`.
    @Test func badLists() {
        #expect(forcedPreflight().isEmpty)
        #expect(forcedPreflight(extra: ",header name with space") == [.p6])
        #expect(forcedPreflight(["Access-Control-Allow-Methods": "Bad method name"]) == [.p6])
    }

    private func isAllowed(_ values: [String]) -> Bool {
        let expectation = CORSExpectation(half: .actual, origin: Self.origin, method: "GET")
        let headers = HeaderList(values.map { HeaderField("Access-Control-Allow-Origin", $0) })
        return CORSJudge.actual(expectation, status: 200, headers: headers).isEmpty
    }

    /// `cors/origin.htm`, the spellings that pass.
    @Test(arguments: ["*", " *  ", "\t*", origin, " \(origin)", " \(origin)   \t ", "\t\(origin)"])
    func acceptedOrigins(value: String) {
        #expect(isAllowed([value]))
    }

    /// `cors/origin.htm`, the spellings that fail.
    @Test(arguments: [
        "http://www2.\(host)", "//\(host)", "://\(host)", "ftp://\(host)", "http:://\(host)", "http:/\(host)",
        "http:\(host)", host, "\(origin)?", "\(origin)/", "\(origin) /", "\(origin)#", "\(origin)%23", "\(origin):80",
        "\(origin), *", "\(origin)\0", origin.uppercased(), "HTTP://\(host)", "-", "**", "\0*", "*\0", "'*'", "\"*\"",
        "* *", "* null", "*http://*", "*\(origin)", "* \(origin)", "*, \(origin)", "\0\(origin)", "null \(origin)",
        "http://example.net", "null", "null *", "", "\(origin)/cors/origin.htm", "\(origin)/cors/",
        "http://www1.\(host)/cors", parent, ".\(parent)", "*.\(parent)", "http://\(parent)", "http://.\(parent)",
        "http://*.\(parent)",
    ])
    func rejectedOrigins(value: String) {
        #expect(!isAllowed([value]))
    }

    /// `cors/origin.htm`, two headers.
    @Test(arguments: [("", "*"), ("*", ""), ("*", "*"), ("", origin), ("*", origin), (origin, origin)])
    func twoOrigins(first: String, second: String) {
        #expect(!isAllowed([first, second]))
    }
}
