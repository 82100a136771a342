import HTTPMessage
import HTTPWire
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Requests of a mock that was made here are edited and removed on its page, and get more examples.
struct PageRequestsTests {
    private let made: MadeMockPage

    init() throws {
        made = try MadeMockPage()
    }

    private static func form(_ changes: [String: String]) -> String {
        var fields = ["was": "x", "requestName": "x", "method": "GET", "url": "{{u}}/x", "headers": "", "body": ""]
        fields.merge(changes) { $1 }
        return fields.map { "\($0.key)=\(PercentCoding.encodeQueryComponent($0.value))" }.joined(separator: "&")
    }

    @Test func aRequestMovesWithItsExamples() throws {
        let page = made.browser.text("\(made.place)/requests/0")
        #expect(page.contains("value=\"{{u}}/x\"") && page.contains("Its examples follow the change."))
        #expect(made.browser.text(made.place).contains("\(made.place)/requests/0"))
        let saved = made.browser.post(
            "\(made.place)/requests/0", Self.form(["url": "{{u}}/v2/x?a=1", "requestName": "y"]))
        #expect(saved.status == 303)
        #expect(try made.sample.call(made.id, "/x").status == 404)
        #expect(try made.sample.call(made.id, "/v2/x?a=1").status == 200)
        #expect(made.browser.text(made.place).contains("aria-label=\"GET /v2/x\""))
    }

    @Test func aNewNameAloneChangesNothingElse() throws {
        let before = try text()
        #expect(made.browser.post("\(made.place)/requests/0", Self.form(["requestName": "y"])).status == 303)
        #expect(try text() == before.replacing("\"name\":\"x\"", with: "\"name\":\"y\""))
    }

    private func text() throws -> String {
        String(decoding: try #require(made.sample.created.library.content.documents.first).text, as: UTF8.self)
    }

    @Test(arguments: [
        ("requestName", " ", "needs a name", "name"), ("method", "G T", "valid HTTP method", "method"),
        ("url", "", "must not be empty", "url"), ("url", "/a b", "must not contain spaces", "url"),
        ("headers", "x", "Line 1", "headers"),
    ])
    func anErrorIsSaidAtItsField(name: String, value: String, says: String, field: String) throws {
        let reply = made.browser.post("\(made.place)/requests/0", Self.form([name: value]))
        let page = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 422 && page.contains(says))
        let tag = try #require(page.firstMatch(of: /<[^>]*aria-invalid="true"[^>]*>/)).output
        #expect(tag.contains("id=\"\(field)\"") && tag.contains("autofocus"))
    }

    @Test func anExampleIsAddedToARequest() throws {
        let form = PageBrowser.form(["was": "x", "exampleName": "Gone", "code": "410", "headers": "", "body": "bye"])
        #expect(made.browser.post("\(made.place)/requests/0/new-example", form).status == 303)
        let reply = made.sample.responder.respond(
            to: Call(
                method: "GET", target: "/\(made.id)/x", headers: ["Host": "127.0.0.1", "x-mock-response-code": "410"])
        ).reply
        #expect(reply.status == 410 && String(decoding: reply.body, as: UTF8.self) == "bye")
    }

    @Test func aRequestIsRemoved() throws {
        // Somebody else's, who has renamed it meanwhile.
        #expect(made.browser.post("\(made.place)/requests/0/remove", "was=y").status == 404)
        #expect(made.browser.post("\(made.place)/requests/0/remove", "was=x").status == 303)
        #expect(try made.sample.call(made.id, "/x").status == 404)
        #expect(made.browser.text(made.place).contains("the collection has no request"))
        #expect(made.browser.get("\(made.place)/requests/0").status == 404)
        #expect(made.browser.get("/page/mocks/files/requests/0").status == 409)
    }

    @Test func aRequestWithoutAnExampleIsListed() throws {
        #expect(made.browser.post("\(made.place)/examples/0/remove", "was=X").status == 303)
        let page = made.browser.text(made.place)
        #expect(page.contains("no example<") && page.contains("aria-label=\"GET /x\""))
        #expect(!page.contains("never asked for<"))
    }
}
