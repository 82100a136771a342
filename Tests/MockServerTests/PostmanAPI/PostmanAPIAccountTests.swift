import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// The account and its keys.
struct PostmanAPIAccountTests {
    private let api = APISample()

    @Test func meCountsTheCallsOfAllMocks() throws {
        let id = try api.addMock()
        for _ in 0..<3 { _ = try api.call(id, "/x") }
        let operations = try api.ok("GET", "/me")["operations"]?.elements.map { $0 } ?? []
        let usage = try #require(operations.first { $0["name"]?.string == "mock_usage" })
        #expect(usage["usage"]?.integer == 3)
        #expect(usage["overage"]?.integer == 0)
    }

    @Test func oncePeopleHaveKeysEveryRequestNeedsOne() throws {
        let id = try api.addMock()
        _ = try api.ok("DELETE", "/mocks/\(id)/unpublish")
        let made = try api.ok("POST", "/keys", #"{"key":{"user":"ada","name":"laptop"}}"#)
        let secret = try #require(made["key"]?["secret"]?.string)
        #expect(api.reply("GET", "/mocks").status == 401)
        #expect(api.reply("GET", "/mocks").headers["Content-Type"]?.hasPrefix("application/problem+json") == true)
        #expect(api.reply("GET", "/mocks", key: "wrong").status == 401)
        // What was made before anybody had a name is the first one's, who may call it.
        #expect(try api.ok("GET", "/mocks", key: secret)["mocks"]?.elements.contains { $0["id"]?.string == id } == true)
        #expect(try api.call(id, "/x").status == 401)
        #expect(try api.call(id, "/x", key: secret).status == 200)
        let list = api.reply("GET", "/keys", key: secret)
        #expect(list.status == 200)
        #expect(!String(decoding: list.body, as: UTF8.self).contains(secret))
        let fingerprint = try #require(made["key"]?["fingerprint"]?.string)
        #expect(api.reply("DELETE", "/keys/\(fingerprint)", key: secret).status == 200)
        // Without any valid key the API is closed, not open.
        #expect(api.reply("GET", "/mocks", key: secret).status == 401)
        #expect(api.reply("GET", "/mocks").status == 401)
    }
}
