import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Requests as Postman's reference gives them, and the answers that it promises: the rows of B-8.
struct PostmanAPITests {
    private let api = APISample()

    // MARK: 8.01 to 8.08

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

    // MARK: 8.06

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

    // MARK: 8.09 to 8.13

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

    // MARK: 8.14, collections and environments

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

    @Test func meCountsTheCallsOfAllMocks() throws {
        let id = try api.addMock()
        for _ in 0..<3 { _ = try api.call(id, "/x") }
        let operations = try api.ok("GET", "/me")["operations"]?.elements.map { $0 } ?? []
        let usage = try #require(operations.first { $0["name"]?.string == "mock_usage" })
        #expect(usage["usage"]?.integer == 3)
        #expect(usage["overage"]?.integer == 0)
    }

    // MARK: Keys

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

    // MARK: 12.55

    /// Ada's, shared with Bob by name; Cid is of her team, Eve a stranger, and Root's role opens no mock.
    private static let people = [
        Person(name: "ada", keys: [KeyDigest(ofKey: "a")], team: "core"),
        Person(name: "bob", keys: [KeyDigest(ofKey: "b")]),
        Person(name: "cid", keys: [KeyDigest(ofKey: "c")], team: "core"),
        Person(name: "eve", keys: [KeyDigest(ofKey: "e")], role: .guest),
        Person(name: "root", keys: [KeyDigest(ofKey: "r")], role: .admin),
    ]
    private static let shared = Ownership(owner: "ada", sharing: Sharing(members: ["bob": .view]))

    /// Whoever may not call a private mock neither reads nor lists nor publishes what it is made of.
    @Test(arguments: [("a", true), ("b", true), ("c", false), ("e", false), ("r", false)])
    func aPrivateMocksDocumentsAreForThoseWhoMayCallIt(key: String, may: Bool) throws {
        let api = APISample(people: Self.people, secret: Self.shared)
        #expect(try api.call("secret", "/x", key: key).status == (may ? 404 : 403))
        let all = try api.ok("GET", "/collections", key: "a")["collections"]?.elements.map { $0 } ?? []
        let uid = try #require(all.first { $0["name"]?.string == "Secret" }?["uid"]?.string)
        let environments = try api.ok("GET", "/environments", key: "a")["environments"]?.elements.map { $0 } ?? []
        let environment = try #require(environments.first?["uid"]?.string)
        for path in ["/collections", "/environments"] {
            let listed = try api.ok("GET", path, key: key).member(String(path.dropFirst()))?.elements.map {
                $0["name"]?.string
            }
            #expect(listed?.contains { $0?.hasPrefix("Secret") == true } == may, "\(path)")
        }
        // There are no such files, which is told to those alone who might read them.
        #expect(api.reply("GET", "/collections/\(uid)", key: key).status == (may ? 404 : 403))
        #expect(api.reply("GET", "/environments/\(environment)", key: key).status == (may ? 404 : 403))
        let make = #"{"mock":{"collection":"\#(uid)","name":"Copy","private":false}}"#
        #expect(api.reply("POST", "/mocks", make, key: key).status == (may ? 200 : 403))
        let files = try #require(all.first { $0["name"]?.string == "Files" }?["uid"]?.string)
        let with = #"{"mock":{"collection":"\#(files)","environment":"\#(environment)","name":"With"}}"#
        #expect(api.reply("POST", "/mocks", with, key: key).status == (may ? 200 : 403))
        #expect(api.reply("GET", "/mocks/secret/call-logs", key: key).status == (may ? 200 : 403))
    }

    /// A mock of one's own is no way to a collection that is not.
    @Test func aMockIsNotMovedToACollectionOfOthersNorPublishedAfterTheShareIsGone() throws {
        let api = APISample(people: Self.people, secret: Self.shared)
        let all = try api.ok("GET", "/collections", key: "a")["collections"]?.elements.map { $0 } ?? []
        let files = try #require(all.first { $0["name"]?.string == "Files" }?["uid"]?.string)
        let secret = try #require(all.first { $0["name"]?.string == "Secret" }?["uid"]?.string)
        let mine = try api.ok("POST", "/mocks", #"{"mock":{"collection":"\#(files)","name":"Mine"}}"#, key: "e")
        let id = try #require(mine["mock"]?["id"]?.string)
        #expect(api.reply("PUT", "/mocks/\(id)", #"{"mock":{"collection":"\#(secret)"}}"#, key: "e").status == 403)
        let made = try api.ok(
            "POST", "/mocks", #"{"mock":{"collection":"\#(secret)","name":"Bob's","private":true}}"#, key: "b")
        let bobs = try #require(made["mock"]?["id"]?.string)
        // Ada takes the share back.
        var rules = AccessRules(people: Self.people)
        rules.people[1].name = "robert"
        rules.people.append(Person(name: "bob", keys: [KeyDigest(ofKey: "b2")]))
        api.registry.update { mocks in
            for place in mocks.indices where mocks[place].id == "secret" {
                var definition = mocks[place].definition
                definition.configuration.ownership = Ownership(owner: "ada")
                mocks[place] = mocks[place].redefined(as: definition)
            }
        }
        api.created.reload(fileRules: rules, common: MockConfiguration(name: ""))
        #expect(api.reply("POST", "/mocks/\(bobs)/publish", key: "b2").status == 403)
        #expect(api.reply("PUT", "/mocks/\(bobs)", #"{"mock":{"private":false}}"#, key: "b2").status == 403)
    }

    /// What somebody gave the server is theirs until they make a mock of it that others may call.
    @Test func aCollectionIsItsGiversUntilItIsServed() throws {
        let api = APISample(people: Self.people)
        let given = try api.ok("POST", "/collections", APISample.collection, key: "b")
        let uid = try #require(given["collection"]?["uid"]?.string)
        #expect(api.reply("GET", "/collections/\(uid)", key: "e").status == 403)
        #expect(api.reply("DELETE", "/collections/\(uid)", key: "e").status == 403)
        #expect(api.reply("GET", "/collections/\(uid)", key: "b").status == 200)
        let make = #"{"mock":{"collection":"\#(uid)","name":"M","private":true}}"#
        let id = try #require(try api.ok("POST", "/mocks", make, key: "b")["mock"]?["id"]?.string)
        #expect(api.reply("GET", "/collections/\(uid)", key: "e").status == 403)
        #expect(api.reply("POST", "/mocks/\(id)/publish", key: "b").status == 200)
        #expect(api.reply("GET", "/collections/\(uid)", key: "e").status == 200)
        #expect(api.reply("DELETE", "/collections/\(uid)", key: "e").status == 403)
        #expect(api.reply("DELETE", "/collections/\(uid)", key: "b").status == 200)
    }

    @Test func ownersAndSharesOfFilesCountInTheList() throws {
        let api = APISample(people: Self.people, secret: Self.shared)
        func seen(_ path: String, _ key: String) throws -> [String?] {
            try api.ok("GET", path, key: key)["mocks"]?.elements.map { $0["name"]?.string } ?? []
        }
        #expect(try seen("/mocks", "a").contains("Secret"))
        #expect(try !seen("/mocks", "b").contains("Secret"))
        #expect(try seen("/mocks?workspace=any", "b").contains("Secret"))
        #expect(try !seen("/mocks?workspace=any", "e").contains("Secret"))
        let record = try api.ok("GET", "/mocks/secret", key: "b")["mock"]
        #expect(record?["owner"]?.string == PostmanID.owner("ada"))
    }

    // MARK: Revocation

    /// A key that the manifest has no longer opens nothing, and neither does what was made with it.
    @Test func aReloadIsInForceEverywhere() throws {
        let api = APISample(people: Self.people)
        let given = try api.ok("POST", "/collections", APISample.collection, key: "b")
        let uid = try #require(given["collection"]?["uid"]?.string)
        let make = #"{"mock":{"collection":"\#(uid)","name":"M","private":true}}"#
        let id = try #require(try api.ok("POST", "/mocks", make, key: "b")["mock"]?["id"]?.string)
        let first = try api.ok("POST", "/keys", #"{"key":{}}"#, key: "b")
        let minted = try #require(first["key"]?["secret"]?.string)
        let second = try api.ok("POST", "/keys", #"{"key":{}}"#, key: minted)
        let grandchild = try #require(second["key"]?["secret"]?.string)
        for key in ["b", minted, grandchild] { #expect(try api.call(id, "/x", key: key).status == 200) }
        var rules = AccessRules(people: Self.people)
        rules.people[1].keys = [KeyDigest(ofKey: "b2")]
        api.created.reload(fileRules: rules, common: MockConfiguration(name: ""))
        for key in ["b", minted, grandchild] {
            #expect(try api.call(id, "/x", key: key).status == 401)
            #expect(api.reply("GET", "/mocks", key: key).status == 401)
            #expect(api.reply("POST", "/keys", #"{"key":{}}"#, key: key).status == 401)
        }
        #expect(try api.call(id, "/x", key: "b2").status == 200)
        let states = try api.ok("GET", "/keys", key: "r")["keys"]?.elements.map { $0["revoked"]?.bool }
        #expect(states == [true, true])
    }

    @Test func aReloadReachesCreatedMocksWithTheAccountsSettings() throws {
        let api = APISample()
        let id = try api.addMock()
        #expect(try api.call(id, "/x").headers["X-RateLimit-Limit"] == nil)
        var common = MockConfiguration(name: "")
        common.rateLimit = RateLimit(limit: 1)
        api.created.reload(fileRules: AccessRules(), common: common)
        #expect(try api.call(id, "/x").status == 200)
        #expect(try api.call(id, "/x").status == 429)
        // A change of keys alone is no new window.
        _ = try api.created.makeKey(for: "ada", named: nil)
        #expect(try api.call(id, "/x").status == 429)
    }
}
