import HTTPMessage
import MockCore
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// The collection of a mock that was made here is downloaded as it is kept, and as a collection v3 (product S-4).
struct PageDownloadsTests {
    private static let key = "key-of-ada-0123456789"
    private static let people = [
        Person(name: "ada", keys: [KeyDigest(ofKey: key)]),
        Person(name: "eve", keys: [KeyDigest(ofKey: "key-of-eve-0123456789")]),
    ]
    private static let ways = ["collection", "collection/v3"]

    @Test func bothAreOffered() throws {
        let sample = APISample()
        let id = try sample.addMock()
        let browser = try PageBrowser(sample)
        let page = browser.text("/page/mocks/\(id)")
        for way in Self.ways { #expect(page.contains("href=\"/page/mocks/\(id)/\(way)\" download")) }
        #expect(!browser.text("/page/mocks/files").contains("/collection"))
    }

    @Test func theFolderIsPackedIntoOneFile() throws {
        let sample = APISample()
        let id = try sample.addMock()
        let mock = try #require(sample.registry.directory[id])
        let reply = try PageBrowser(sample).get("/page/mocks/\(id)/collection/v3")
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"] == "application/zip")
        #expect(
            reply.headers["content-disposition"] == "attachment; filename=\"\(mock.slug).postman_collection_v3.zip\"")
        var archive = ZipArchive()
        for file in try #require(V3Export.files(of: Array(APISample.collection.utf8), named: "Made")) {
            archive.add(file.path, Array(file.text.utf8))
        }
        #expect(reply.body == archive.bytes)
    }

    /// A name of whatever letters does not leave its place in the header.
    @Test func theFileHasASafeName() throws {
        let sample = APISample()
        let id = try sample.addMock()
        let browser = try PageBrowser(sample)
        let name = "a\"; filename=\"../x\\\u{202E}💥 é"
        #expect(browser.post("/page/mocks/\(id)", PageBrowser.form(["name": name])).status == 303)
        for way in Self.ways {
            let header = browser.get("/page/mocks/\(id)/\(way)").headers["content-disposition"] ?? ""
            #expect(header.wholeMatch(of: /attachment; filename="[a-z0-9-]+\.postman_collection[a-z0-9_.]+"/) != nil)
        }
    }

    @Test(arguments: ways)
    func aPrivateMockNeedsItsKey(way: String) throws {
        let sample = APISample(people: Self.people)
        let uid = try #require(
            try JSONDocument.parse(
                sample.reply("POST", "/collections", APISample.collection, key: Self.key).body
            ).root["collection"]?["uid"]?.string)
        let made = sample.reply(
            "POST", "/mocks", #"{"mock":{"collection":"\#(uid)","private":true}}"#, key: Self.key)
        let id = try #require(try JSONDocument.parse(made.body).root["mock"]?["id"]?.string)
        let place = "/page/mocks/\(id)/\(way)"

        let stranger = try PageBrowser(sample).get(place)
        #expect(stranger.status == 303 && stranger.headers["location"]?.hasPrefix("/page/sign-in") == true)
        let eve = try PageBrowser(sample)
        _ = eve.signIn(with: "key-of-eve-0123456789")
        #expect(eve.get(place).status == 403)
        let ada = try PageBrowser(sample)
        _ = ada.signIn(with: Self.key)
        #expect(ada.get(place).status == 200)
    }

    /// A public mock is no way to the collection of a private one.
    @Test(arguments: ways)
    func aCollectionIsAsPrivateAsItsMocks(way: String) throws {
        let sample = APISample(people: Self.people)
        func made(_ path: String, _ body: String) throws -> JSONValue {
            try JSONDocument.parse(sample.reply("POST", path, body, key: Self.key).body).root
        }
        let uid = try #require(try made("/collections", APISample.collection)["collection"]?["uid"]?.string)
        let open = try made("/mocks", #"{"mock":{"collection":"\#(uid)","name":"Open"}}"#)
        let id = try #require(open["mock"]?["id"]?.string)
        let stranger = try PageBrowser(sample)
        #expect(stranger.get("/page/mocks/\(id)/\(way)").status == 200)
        _ = try made("/mocks", #"{"mock":{"collection":"\#(uid)","name":"Closed","private":true}}"#)
        #expect(stranger.get("/page/mocks/\(id)/\(way)").status == 303)
    }

    @Test(arguments: ways)
    func whatIsReadFromFilesStaysThere(way: String) throws {
        let browser = try PageBrowser(APISample())
        #expect(browser.get("/page/mocks/files/\(way)").status == 404)
        #expect(browser.get("/page/mocks/none/\(way)").status == 404)
    }
}
