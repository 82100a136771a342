import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// `/mocks`, by Postman's reference: rows 8.01 to 8.08 of B-8.
struct PostmanAPIMocksTests {
    private let api = APISample()

    @Test func aMockIsMadeShownChangedAndDeleted() throws {
        let uid = try api.addCollection()
        let made = try api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(uid)","name":"Orders","private":true}}"#)
        let mock = try #require(made["mock"])
        let id = try #require(mock["id"]?.string)
        #expect(mock["uid"]?.string == "\(mock["owner"]?.string ?? "")-\(id)")
        #expect(mock["collection"]?.string == uid)
        #expect(mock["mockUrl"]?.string == "http://127.0.0.1:4010/orders")
        #expect(mock["config"]?["matchQueryParams"]?.bool == true)
        #expect(mock["config"]?["serverResponseId"]?.isNull == true)
        #expect(mock["deactivated"] == nil)
        let shown = try api.ok("GET", "/mocks/\(id)")
        #expect(shown["mock"]?["deactivated"]?.bool == false)
        // The trap of 8.24: without `private` the mock stays private.
        let renamed = try api.ok(
            "PUT", "/mocks/\(id)", #"{"mock":{"name":"Sales","description":"x","versionTag":"y"}}"#)
        #expect(renamed["mock"]?["name"]?.string == "Sales")
        #expect(renamed["mock"]?["mockcheck"]?["private"]?.bool == true)
        #expect(renamed["mock"]?["mockcheck"]?["warning"]?.string?.contains("private") == true)
        let list = try api.ok("GET", "/mocks")
        #expect(list["mocks"]?.elements.contains { $0["id"]?.string == id } == true)
        let gone = try api.ok("DELETE", "/mocks/\(id)")
        #expect(gone["mock"]?["id"]?.string == id)
        #expect(gone["mock"]?["uid"]?.string == mock["uid"]?.string)
        #expect(
            api.error("GET", "/mocks/\(id)")
                == .init(404, "instanceNotFoundError", "The specified mock does not exist."))
    }

    @Test func aMockIsNamedByIDOrUID() throws {
        for mock in try #require(api.ok("GET", "/mocks")["mocks"]).elements {
            for name in [mock["id"], mock["uid"]] {
                let shown = try api.ok("GET", "/mocks/\(try #require(name?.string))")
                #expect(shown["mock"]?["id"]?.string == mock["id"]?.string)
            }
        }
    }

    @Test func publishingTogglesWhoMayCall() throws {
        let id = try api.addMock()
        #expect(
            api.error("POST", "/mocks/\(id)/publish")
                == .init(400, "mockAlreadyPublishedError", "This mock is already public."))
        #expect(try api.ok("DELETE", "/mocks/\(id)/unpublish")["mock"]?["id"]?.string == id)
        #expect(
            api.error("DELETE", "/mocks/\(id)/unpublish")
                == .init(400, "mockAlreadyUnpublishedError", "This mock has already been deleted."))
        #expect(try api.ok("POST", "/mocks/\(id)/publish")["mock"]?["id"]?.string == id)
    }

    @Test(
        arguments: [
            ("POST", "/mocks", "{}", 400, "paramMissingError"),
            ("POST", "/mocks", #"{"mock":{}}"#, 400, "paramMissingError"),
            ("POST", "/mocks", #"{"mock":{"collection":null}}"#, 400, "paramMissingError"),
            ("POST", "/mocks", #"{"mock":{"collection":5}}"#, 400, "invalidParamsError"),
            ("POST", "/mocks", #"{"mock":[]}"#, 400, "invalidParamsError"),
            (
                "POST", "/mocks", #"{"mock":{"collection":"5f5c4b5d-fa99-44aa-ad24-db32e2f77111"}}"#, 400,
                "invalidParamsError"
            ),
            ("POST", "/mocks", #"{"mock":{"collection":"1-nothing"}}"#, 400, "invalidParamsError"),
            ("POST", "/mocks", "{", 400, "malformedRequestError"),
            ("POST", "/mocks", "", 400, "malformedRequestError"),
            ("PUT", "/mocks/nothing", #"{"mock":{}}"#, 404, "instanceNotFoundError"),
            ("DELETE", "/mocks/nothing", "", 404, "instanceNotFoundError"),
            ("GET", "/mocks/nothing/call-logs", "", 404, "instanceNotFoundError"),
            ("DELETE", "/mocks/files", "", 403, "forbiddenError"),
            ("PATCH", "/mocks/files", "", 405, "methodNotAllowedError"),
            ("GET", "/mocks/files/call-logs?limit=0", "", 400, "invalidParamsError"),
            ("GET", "/mocks/files/call-logs?limit=101", "", 400, "invalidParamsError"),
            ("GET", "/mocks/files/call-logs?cursor=%21", "", 400, "invalidParamsError"),
            ("GET", "/mocks/files/call-logs?since=yesterday", "", 400, "invalidParamsError"),
            (
                "GET", "/mocks/files/call-logs?since=2026-02-01T00:00:00.000Z&until=2026-01-01T00:00:00.000Z", "", 400,
                "invalidParamsError"
            ),
            ("GET", "/mocks/files/call-logs?sort=servedAt", "", 400, "invalidParamsError"),
            ("GET", "/mocks/files/call-logs?include=all", "", 400, "invalidParamsError"),
            ("GET", "/mocks/files/server-responses/none", "", 404, "serverResponseNotFoundError"),
            ("POST", "/collections", #"{"collection":{"name":"x"}}"#, 400, "invalidParamsError"),
            ("GET", "/collections/1-none", "", 404, "instanceNotFoundError"),
        ] as [(String, String, String, Int, String)])
    func refuses(method: String, path: String, body: String, status: Int, name: String) {
        let error = api.error(method, path, body)
        #expect(error?.status == status)
        #expect(error?.name == name)
    }

    /// A team may look (9.10), its owner change, a stranger neither.
    @Test func othersSeeWhatTheirTeamHas() throws {
        let people = [
            Person(name: "ada", keys: [KeyDigest(ofKey: "a")], team: "core"),
            Person(name: "bob", keys: [KeyDigest(ofKey: "b")], team: "core", role: .guest),
            Person(name: "eve", keys: [KeyDigest(ofKey: "e")]),
        ]
        let api = APISample(people: people)
        let collection = try api.ok("POST", "/collections", APISample.collection, key: "a")
        let uid = try #require(collection["collection"]?["uid"]?.string)
        let made = try api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(uid)","name":"Ada's"}}"#, key: "a")
        #expect(made["mock"]?["collection"]?.string == uid)
        let bobs = try api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(uid)","name":"Bob's"}}"#, key: "b")
        // Each mock is its maker's, the collection stays whose it is.
        #expect(bobs["mock"]?["collection"]?.string == uid)
        #expect(bobs["mock"]?["owner"]?.string != made["mock"]?["owner"]?.string)
        let id = try #require(made["mock"]?["id"]?.string)
        let rename = #"{"mock":{"name":"Mine"}}"#
        #expect(api.reply("GET", "/mocks/\(id)/call-logs", key: "b").status == 200)
        #expect(api.reply("PUT", "/mocks/\(id)", rename, key: "b").status == 403)
        #expect(api.reply("GET", "/mocks/\(id)", key: "e").status == 403)
        #expect(api.reply("DELETE", "/mocks/\(id)", key: "e").status == 403)
        for (key, sees) in [("a", true), ("b", true), ("e", false)] {
            let all = try api.ok("GET", "/mocks?workspace=any", key: key)
            #expect(all["mocks"]?.elements.contains { $0["id"]?.string == id } == sees)
        }
        // Guests are not told about usage (7.16).
        #expect(try api.ok("GET", "/me", key: "a")["operations"] != nil)
        #expect(try api.ok("GET", "/me", key: "b")["operations"] == nil)
    }
}
