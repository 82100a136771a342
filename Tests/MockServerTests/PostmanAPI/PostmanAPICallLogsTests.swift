import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// `/mocks/{mockId}/call-logs`: row 8.06 of B-8.
struct PostmanAPICallLogsTests {
    private let api = APISample()

    @Test(
        arguments: [
            ("", [404, 200, 200]), ("limit=1", [404]), ("direction=asc&sort=servedAt", [200, 200, 404]),
            ("responseStatusCode=200", [200, 200]), ("responseType=ERROR", [404]),
            ("requestMethod=get", [404, 200, 200]),
            ("requestMethod=POST", []), ("requestPath=/X?a=1", [200]), ("until=2020-01-01T00:00:00.000Z", []),
            ("since=2020-01-01T00:00:00.000Z", [404, 200, 200]),
        ] as [(String, [Int])])
    func selectsCalls(query: String, statuses: [Int]) throws {
        let id = try api.addMock()
        for target in ["/x", "/x?a=1", "/none"] { _ = try api.call(id, target) }
        let log = try api.ok("GET", "/mocks/\(id)/call-logs?\(query)")
        let calls = log["call-logs"]?.elements.map { $0 } ?? []
        #expect(calls.map { $0["response"]?["statusCode"]?.integer } == statuses)
        // Headers and bodies only where they are asked for (9.05).
        #expect(calls.allSatisfy { $0["request"]?["headers"] == nil && $0["response"]?["body"] == nil })
        #expect(log["meta"]?["nextCursor"]?.isNull == (query != "limit=1"))
    }

    @Test func aCursorGoesOnWhereThePageEnded() throws {
        let id = try api.addMock()
        for number in 0..<5 { _ = try api.call(id, "/x?n=\(number)") }
        var paths: [String] = []
        var cursor: String? = ""
        while let from = cursor, paths.count < 10 {
            let page = try api.ok("GET", "/mocks/\(id)/call-logs?limit=2&cursor=\(from)")
            paths += page["call-logs"]?.elements.compactMap { $0["request"]?["path"]?.string } ?? []
            cursor = page["meta"]?["nextCursor"]?.string?.replacing("=", with: "%3D")
        }
        #expect(paths == ["/x?n=4", "/x?n=3", "/x?n=2", "/x?n=1", "/x?n=0"])
    }
}
