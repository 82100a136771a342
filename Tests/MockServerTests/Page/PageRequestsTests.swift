import HTTPMessage
import HTTPWire
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Requests of a mock that was made here are edited and removed on its page, and get more examples.
struct PageRequestsTests {
    private let sample = APISample()
    private let browser: PageBrowser
    private let id: String
    private var place: String { "/page/mocks/\(id)" }

    init() throws {
        browser = try PageBrowser(sample)
        id = try sample.addMock()
    }

    private static func form(_ changes: [String: String]) -> String {
        var fields = ["was": "x", "requestName": "x", "method": "GET", "url": "{{u}}/x", "headers": "", "body": ""]
        fields.merge(changes) { $1 }
        return fields.map { "\($0.key)=\(PercentCoding.encodeQueryComponent($0.value))" }.joined(separator: "&")
    }

    @Test func aRequestMovesWithItsExamples() throws {
        let page = browser.text("\(place)/requests/0")
        #expect(page.contains("value=\"{{u}}/x\"") && page.contains("Its examples follow the change."))
        #expect(browser.text(place).contains("\(place)/requests/0"))
        let saved = browser.post("\(place)/requests/0", Self.form(["url": "{{u}}/v2/x?a=1", "requestName": "y"]))
        #expect(saved.status == 303)
        #expect(try sample.call(id, "/x").status == 404)
        #expect(try sample.call(id, "/v2/x?a=1").status == 200)
        #expect(browser.text(place).contains("aria-label=\"GET /v2/x\""))
    }

    @Test func aNewNameAloneChangesNothingElse() throws {
        let before = try text()
        #expect(browser.post("\(place)/requests/0", Self.form(["requestName": "y"])).status == 303)
        #expect(try text() == before.replacing("\"name\":\"x\"", with: "\"name\":\"y\""))
    }

    private func text() throws -> String {
        String(decoding: try #require(sample.created.library.content.documents.first).text, as: UTF8.self)
    }

    @Test(arguments: [
        ("requestName", " ", "needs a name", "name"), ("method", "G T", "valid HTTP method", "method"),
        ("url", "", "must not be empty", "url"), ("url", "/a b", "must not contain spaces", "url"),
        ("headers", "x", "Line 1", "headers"),
    ])
    func anErrorIsSaidAtItsField(name: String, value: String, says: String, field: String) throws {
        let reply = browser.post("\(place)/requests/0", Self.form([name: value]))
        let page = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 422 && page.contains(says))
        let tag = try #require(page.firstMatch(of: /<[^>]*aria-invalid="true"[^>]*>/)).output
        #expect(tag.contains("id=\"\(field)\"") && tag.contains("autofocus"))
    }

    @Test func anExampleIsAddedToARequest() throws {
        let form = PageBrowser.form(["was": "x", "exampleName": "Gone", "code": "410", "headers": "", "body": "bye"])
        #expect(browser.post("\(place)/requests/0/new-example", form).status == 303)
        let reply = sample.responder.respond(
            to: Call(
                method: "GET", target: "/\(id)/x", headers: ["Host": "127.0.0.1", "x-mock-response-code": "410"])
        ).reply
        #expect(reply.status == 410 && String(decoding: reply.body, as: UTF8.self) == "bye")
    }

    @Test func aRequestIsRemoved() throws {
        // Somebody else's, who has renamed it meanwhile.
        #expect(browser.post("\(place)/requests/0/remove", "was=y").status == 404)
        #expect(browser.post("\(place)/requests/0/remove", "was=x").status == 303)
        #expect(try sample.call(id, "/x").status == 404)
        #expect(browser.text(place).contains("the collection has no request"))
        #expect(browser.get("\(place)/requests/0").status == 404)
        #expect(browser.get("/page/mocks/files/requests/0").status == 409)
    }

    @Test func aRequestWithoutAnExampleIsListed() throws {
        #expect(browser.post("\(place)/examples/0/remove", "was=X").status == 303)
        let page = browser.text(place)
        #expect(page.contains("no example<") && page.contains("aria-label=\"GET /x\""))
        #expect(!page.contains("never asked for<"))
    }
}
