import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Collections and environments: row 8.14 of B-8.
struct PostmanAPIDocumentsTests {
    private let api = APISample()

    @Test func deletingACollectionDeactivatesItsMocks() throws {
        let uid = try api.addCollection()
        let id = try api.addMock(of: uid)
        #expect(try api.ok("GET", "/collections/\(uid)")["collection"]?["info"]?["name"]?.string == "Made")
        _ = try api.ok("DELETE", "/collections/\(uid)")
        #expect(try api.ok("GET", "/mocks/\(id)")["mock"]?["deactivated"]?.bool == true)
        #expect(try api.ok("GET", "/mocks")["mocks"]?.elements.contains { $0["id"]?.string == id } == false)
    }

    @Test func documentsAreShownWithTheirIDs() throws {
        let uid = try api.addCollection()
        let collection = try #require(try api.ok("GET", "/collections/\(uid)")["collection"])
        #expect(collection["info"]?["uid"]?.string == uid)
        #expect(uid.hasSuffix("-\(collection["info"]?["_postman_id"]?.string ?? "none")"))
        #expect(collection["info"]?["name"]?.string == "Made")
        #expect(collection["item"]?.elements.map { $0["name"]?.string } == ["x"])
        let made = try api.ok("POST", "/environments", #"{"environment":{"name":"Stage","values":[],"id":"old"}}"#)
        let id = try #require(made["environment"]?["id"]?.string)
        let environment = try api.ok("GET", "/environments/\(id)")["environment"]
        #expect(environment?["id"]?.string == id)
        #expect(environment?["owner"]?.string?.isEmpty == false)
        #expect(environment?["values"]?.kind == .array)
        let workspace = try #require(try api.ok("GET", "/workspaces")["workspaces"]?.elements.map { $0 }.first)
        let shown = try api.ok("GET", "/workspaces/\(workspace["id"]?.string ?? "")")["workspace"]
        #expect(shown?["collections"]?.elements.contains { $0["uid"]?.string == uid } == true)
        #expect(shown?["environments"]?.elements.contains { $0["id"]?.string == id } == true)
        #expect(shown?["mocks"]?.elements.map { $0["name"]?.string } == ["Files"])
    }

    @Test func anEnvironmentFillsTheMocksVariables() throws {
        let environment = try api.ok(
            "POST", "/environments",
            #"{"environment":{"name":"Stage","values":[{"key":"word","value":"hello","enabled":true}]}}"#)
        let uid = try #require(environment["environment"]?["uid"]?.string)
        let id = try api.addMock(environment: uid)
        #expect(String(decoding: try api.call(id, "/x").body, as: UTF8.self) == "hello")
        #expect(try api.ok("GET", "/mocks/\(id)")["mock"]?["environment"]?.string == uid)
        let listed = try api.ok("GET", "/environments")["environments"]?.elements.map { $0["name"]?.string }
        #expect(listed == ["Stage"])
    }
}
