import Foundation
import HTTPMessage
import PostmanModel
import TestSupport
import Testing

/// "Mocking with the Postman API" (B-2.16b), against the built program.
struct PostmanFlowTests {
    @Test func aMockIsMadeCalledCountedChangedAndDeleted() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let key = "PMAK-owner"
        let served = try await ServedProgram([".", "--admin-port", "0", "--api-key", key], in: folder)
        let api = try APIClient(served, key: key)
        #expect(try await APIClient(served).reply("GET", "/mocks").status == 401)

        // The flow of the reference: find the uids, make the mock, find its URL, call it.
        _ = try await api.makeCollection()
        _ = try await api.ok(
            "POST", "/environments",
            #"{"environment":{"name":"Stage","values":[{"key":"word","value":"hello","enabled":true}]}}"#)
        let collection = try await uid(api, "collections", named: "Made")
        let environment = try await uid(api, "environments", named: "Stage")
        let made = try await api.ok(
            "POST", "/mocks",
            #"{"mock":{"collection":"\#(collection)","environment":"\#(environment)","name":"Orders","private":true}}"#)
        let id = try #require(made["mock"]?["id"]?.string)
        let url = try #require(made["mock"]?["mockUrl"]?.string)
        let path = try #require(url.firstMatch(of: /http:..127\.0\.0\.1:(\d+)(.*)/)).output
        #expect(Int(path.1) == served.port)

        let orders = "\(path.2)/orders"
        #expect(try await served.get(orders).status == 401)
        #expect(try await served.get(orders, ["x-api-key": "PMAK-wrong"]).status == 401)
        let answer = try await served.get(orders, ["x-api-key": key])
        #expect(String(decoding: answer.body, as: UTF8.self) == "hello")
        #expect(try await served.get("\(path.2)/nothing", ["x-api-key": key]).status == 404)

        // Newest first (9.07); what was found is a success, whatever its code (9.03).
        let log = try await api.ok("GET", "/mocks/\(id)/call-logs?include=response.body")
        let calls = try #require(log["call-logs"]).elements.map { $0 }
        #expect(calls.map { $0["response"]?["type"]?.string } == ["error", "success", "error", "error"])
        #expect(calls.map { $0["response"]?["statusCode"]?.integer } == [404, 200, 401, 401])
        #expect(calls.map { $0["responseName"]?.string }[1] == "Two")
        #expect(calls[1]["response"]?["body"]?["data"]?.string == "hello")
        // Refused keys do not count (B-7), the call that nothing answers does.
        #expect(try await usage(api) == 2)

        _ = try await api.ok("PUT", "/mocks/\(id)", #"{"mock":{"name":"Sales"}}"#)
        #expect(try await served.get(orders).status == 401)
        _ = try await api.ok("POST", "/mocks/\(id)/publish")
        #expect(try await served.get(orders).status == 200)
        _ = try await api.ok("DELETE", "/mocks/\(id)")
        #expect(try await served.get(orders).status == 404)
        #expect(try await api.reply("GET", "/mocks/\(id)").status == 404)
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }

    @Test func whatIsMadeOfFilesIsThereAfterAKill() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let arguments = ["Files.postman_collection.json", "--admin-port", "0", "--state", "state"]
        let first = try await ServedProgram(arguments, in: folder)
        let api = try APIClient(first)
        let collection = try await uid(api, "collections", named: "Files")
        let made = try await api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(collection)","name":"Made"}}"#)
        let id = try #require(made["mock"]?["id"]?.string)
        let response = try await api.ok(
            "POST", "/mocks/\(id)/server-responses",
            #"{"serverResponse":{"name":"Down","statusCode":503,"language":"json","body":"{}"}}"#)
        let path = "/mocks/\(id)/server-responses/\(try #require(response["id"]?.string))"
        first.program.signal(SIGKILL)
        _ = try await first.program.finish()
        try FileManager.default.removeItem(atPath: folder.path("ready.json"))
        let second = try await ServedProgram(arguments, in: folder)
        let later = try APIClient(second)
        let shown = try await later.ok("GET", "/mocks/\(id)")
        #expect(shown["mock"]?["deactivated"]?.bool == false)
        #expect(shown["mock"]?["collection"]?.string == collection)
        #expect(try await second.get("/made/x").status == 200)
        #expect(try await later.ok("GET", path).sourceBytes == response.sourceBytes)
        second.program.signal(SIGTERM)
        #expect(try await second.program.finish().status == 0)
    }

    private func uid(_ api: APIClient, _ list: String, named name: String) async throws -> String {
        let all = try await api.ok("GET", "/\(list)").member(list)
        return try #require(all?.elements.first { $0["name"]?.string == name }?["uid"]?.string)
    }

    private func usage(_ api: APIClient) async throws -> Int? {
        let operations = try await api.ok("GET", "/me")["operations"]
        return operations?.elements.first { $0["name"]?.string == "mock_usage" }?["usage"]?.integer
    }
}

extension JSONValue {
    fileprivate func member(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
}
