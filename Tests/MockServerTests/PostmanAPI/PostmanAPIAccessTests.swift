import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Who sees, moves and publishes what is private (B-12.55), and what a reload changes of it.
struct PostmanAPIAccessTests {
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
