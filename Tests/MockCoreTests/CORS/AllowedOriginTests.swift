import HTTPMessage
import PostmanModel
import Testing

@testable import MockCore

struct AllowedOriginTests {
    /// B-6.02: every answer may be read by any page, unless it says itself by whom (B-6.03) or CORS is off (B-6.11).
    @Test(
        arguments: [
            ([:], .postman, ["*"]), ([:], .example, ["*"]), ([:], .off, []),
            (["access-control-allow-origin": "https://a"], .postman, ["https://a"]),
            (["Access-Control-Allow-Origin": "https://a"], .off, ["https://a"]),
        ] as [(HeaderList, CORSMode, [String])])
    func anAnswerGetsItOnce(headers: HeaderList, mode: CORSMode, origins: [String]) {
        var headers = headers
        AllowedOrigin.complete(&headers, under: mode)
        AllowedOrigin.complete(&headers, under: mode)
        #expect(headers.values(of: "Access-Control-Allow-Origin") == origins)
    }
}
