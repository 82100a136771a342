import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// `/mocks/{mockId}/server-responses`: rows 8.09 to 8.13 of B-8.
struct PostmanAPIResponsesTests {
    private let api = APISample()

    @Test func aServerResponseIsMadeSwitchedOnAndDeleted() throws {
        let id = try api.addMock()
        let path = "/mocks/\(id)/server-responses"
        #expect(api.error("POST", path, #"{"serverResponse":{"statusCode":500}}"#)?.name == "paramMissingError")
        #expect(api.error("POST", path, #"{"serverResponse":{"name":"n"}}"#)?.name == "paramMissingError")
        #expect(
            api.error("POST", path, #"{"serverResponse":{"name":"n","statusCode":404}}"#)?.name == "invalidParamsError")
        #expect(
            api.error(
                "POST", path,
                "{\"serverResponse\":{\"name\":\"n\",\"statusCode\":500,\"headers\":[{\"key\":\"a\\nb\",\"value\":\"c\"}]}}"
            )?
            .name == "invalidParamsError")
        let made = try api.ok(
            "POST", path,
            #"{"serverResponse":{"name":"Down","statusCode":503,"headers":[{"key":"Retry-After","value":"5"}],"language":"json","body":"{}"}}"#
        )
        // Unwrapped (8.10).
        let response = try #require(made["id"]?.string)
        #expect(made["mock"]?.string == id)
        #expect(made["language"]?.string == "json")
        let list = try api.ok("GET", path)
        #expect(list.kind == .array)
        #expect(list.elements.map { $0["id"]?.string } == [response])
        #expect(list.elements.allSatisfy { $0["body"] == nil })
        _ = try api.ok("PUT", "/mocks/\(id)", #"{"mock":{"config":{"serverResponseId":"\#(response)"}}}"#)
        let answer = try api.call(id, "/x")
        #expect(answer.status == 503)
        #expect(answer.headers["Retry-After"] == "5")
        let changed = try api.ok("PUT", "\(path)/\(response)", #"{"serverResponse":{"statusCode":500}}"#)
        #expect(changed["statusCode"]?.integer == 500)
        #expect(changed["name"]?.string == "Down")
        #expect(try api.call(id, "/x").status == 500)
        _ = try api.ok("PUT", "/mocks/\(id)", #"{"mock":{"config":{"serverResponseId":null}}}"#)
        #expect(try api.call(id, "/x").status == 200)
        let deleted = try api.ok("DELETE", "\(path)/\(response)")
        #expect(deleted["mock"] == nil)
        #expect(api.error("GET", "\(path)/\(response)")?.name == "serverResponseNotFoundError")
    }
}
