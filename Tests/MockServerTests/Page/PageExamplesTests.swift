import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// Examples of a mock that was made here are tried, edited, added and removed on its page.
struct PageExamplesTests {
    private let made: MadeMockPage

    init() throws {
        made = try MadeMockPage()
    }

    private func answer(_ target: String) throws -> (status: Int, body: String) {
        let reply = try made.sample.call(made.id, target)
        return (reply.status, String(decoding: reply.body, as: UTF8.self))
    }

    @Test func theEndpointIsListedAndItsCallsAreCounted() throws {
        #expect(made.browser.text(made.place).contains("never asked for"))
        let tried = made.browser.post("\(made.place)/try", PageBrowser.form(["method": "GET", "target": "/x"]))
        #expect(tried.status == 200)
        #expect(String(decoding: tried.body, as: UTF8.self).contains("200 OK"))
        let shown = made.browser.text(made.place)
        #expect(shown.contains("asked for 1×") && !shown.contains("never asked for<"))
        #expect(made.browser.text("/page/calls").contains("GET /x"))
    }

    @Test func anExampleIsEditedInPlace() throws {
        #expect(made.browser.text("\(made.place)/examples/0").contains("value=\"X\""))
        let saved = made.browser.post(
            "\(made.place)/examples/0",
            PageBrowser.form([
                "was": "X", "exampleName": "Y", "code": "202", "headers": "Content-Type: application/json\r\nX-A: b",
                "body": "{\"a\":\r\n1}",
            ]))
        #expect(saved.status == 303)
        let reply = try made.sample.call(made.id, "/x")
        #expect(reply.status == 202 && reply.headers["x-a"] == "b")
        #expect(String(decoding: reply.body, as: UTF8.self) == "{\"a\":\n1}")
    }

    @Test(arguments: [
        ("code", "99", "valid status code", "code"), ("exampleName", " ", "needs a name", "name"),
        ("headers", "no colon", "Line 1", "headers"), ("body", "{\"a\":1,}", "(1:8)", "body"),
    ])
    func anErrorIsSaidAtItsField(name: String, value: String, says: String, field: String) throws {
        var fields = [
            "was": "X", "exampleName": "X", "code": "200", "headers": "Content-Type: application/json", "body": "{}",
        ]
        fields[name] = value
        let form = fields.map { "\($0.key)=\(PercentCoding.encodeQueryComponent($0.value))" }.joined(separator: "&")
        let reply = made.browser.post("\(made.place)/examples/0", form)
        let page = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 422 && page.contains(says))
        let tag = try #require(page.firstMatch(of: /<[^>]*aria-invalid="true"[^>]*>/)).output
        #expect(tag.contains("id=\"\(field)\"") && tag.contains("autofocus"))
        #expect(try answer("/x").body == "{{word}}")
    }

    @Test func examplesAreAddedAndRemoved() throws {
        let added = made.browser.post(
            "\(made.place)/new-example",
            PageBrowser.form(["method": "post", "path": "/y", "code": "201", "body": "made"]))
        #expect(added.status == 303)
        #expect(made.browser.text(made.place).contains("aria-label=\"POST /y\""))
        #expect(try answer("/x").status == 200)
        #expect(made.browser.post("\(made.place)/examples/0/remove", "was=X").status == 303)
        #expect(try answer("/x").status == 404)
        // Its number belongs to another one now.
        #expect(made.browser.post("\(made.place)/examples/0/remove", "was=X").status == 404)
        #expect(
            made.browser.post("\(made.place)/new-example", PageBrowser.form(["path": "y", "code": "200"])).status == 422
        )
    }

    @Test func anUnmatchedCallIsExplainedAndBecomesAnExample() throws {
        #expect(try answer("/z?a=1").status == 404)
        let number = try #require(made.sample.calls.newest.first).number
        let page = made.browser.text("/page/calls/\(number)")
        #expect(page.contains("Why nothing matched") && page.contains("request /x"))
        let added = made.browser.post("/page/calls/\(number)/example", "")
        #expect(added.status == 303 && added.headers["location"] == "\(made.place)/examples/1?added=yes")
        #expect(try answer("/z?a=1") == (200, "{}"))
    }

    @Test func examplesOfFilesAreNotEdited() throws {
        #expect(made.browser.get("/page/mocks/files/new-example").status == 409)
        #expect(!made.browser.text("/page/mocks/files").contains("Add an example"))
        #expect(try made.sample.call("files", "/z").status == 404)
        let number = try #require(made.sample.calls.newest.first).number
        let page = made.browser.text("/page/calls/\(number)")
        #expect(page.contains("The missing example") && !page.contains("Create an example"))
        #expect(made.browser.post("/page/calls/\(number)/example", "").status == 409)
    }

    @Test(arguments: [("{\"a\": 1}", ""), ("", ""), ("[1,\r\n2", "(2:2)")])
    func jsonIsCheckedAsOneTypes(text: String, says: String) {
        let said = String(
            decoding: made.browser.post("/page/check", PageBrowser.form(["body": text])).body, as: UTF8.self)
        #expect(says.isEmpty ? said.isEmpty : said.contains(says), "\(said)")
    }

    @Test func theKeyIsShownOnce() throws {
        let answer = made.browser.post(
            "/page/new", PageBrowser.form(["source": "rows", "path": "/a", "name": "P", "private": "on"]))
        let next = try #require(answer.headers["location"])
        #expect(made.browser.text(next).contains("<pre id=\"key\">"))
        let again = made.browser.text(next)
        #expect(!again.contains("<pre id=\"key\">") && again.contains("shown once"))
    }

    @Test func rowsAreAddedRemovedAndMoved() {
        func paths(_ button: KeyValuePairs<String, String>) -> [String] {
            let fields = PageBrowser.form(["path": "/a", "path": "/b", "path": "/c"]) + "&" + PageBrowser.form(button)
            let page = String(decoding: made.browser.post("/page/new", fields).body, as: UTF8.self)
            return page.matches(of: /name="path" value="([^"]*)"/).map { String($0.output.1) }
        }
        #expect(paths(["more": "row"]) == ["/a", "/b", "/c", ""])
        #expect(paths(["remove": "2"]) == ["/a", "/c"])
        #expect(paths(["up": "3"]) == ["/a", "/c", "/b"])
        #expect(paths(["up": "1"]) == ["/a", "/b", "/c"])
    }

    @Test func theRequestsComeBeforeTheConfiguration() {
        func page(_ fields: KeyValuePairs<String, String>) -> String {
            String(decoding: made.browser.post("/page/new", PageBrowser.form(fields)).body, as: UTF8.self)
        }
        let wrong = page(["source": "rows", "path": "a", "name": "N", "step": "2"])
        #expect(
            wrong.contains("begin with /") && wrong.contains(">Next<") && wrong.contains("name=\"name\" value=\"N\""))
        let next = page(["source": "rows", "path": "/a", "body": "b\r\nc", "private": "on", "step": "2"])
        #expect(next.contains(">Create<") && next.contains("name=\"path\" value=\"/a\""))
        let unnamed = page(["source": "rows", "path": "/a", "name": " ", "create": "mock"])
        #expect(unnamed.contains(">Create<") && unnamed.contains("A mock needs a name."))
        let back = page(["source": "rows", "path": "/a", "private": "on", "step": "1"])
        #expect(back.contains(">Next<") && back.contains("name=\"private\" value=\"on\""))
    }
}
