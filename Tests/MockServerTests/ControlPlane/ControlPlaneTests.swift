import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Testing

struct ControlPlaneTests {
    private struct Surprise: Error {}

    private static let routes = [
        Route("GET", "/mocks/{mockId}/call-logs") { request in
            Reply(json: ["mock": .string(request["mockId"]), "limit": .optional(request.query("limit"))])
        },
        Route("PUT", "/mocks/{mockId}/call-logs") { _ in throw APIError.missing("name") },
        Route("POST", "/echo") { request in
            Reply(json: .string(try request.json()["text"]?.string ?? ""))
        },
        Route("GET", "/") { _ in throw Surprise() },
    ]

    private static let plane = ControlPlane(routes: routes, guardian: RequestGuard(names: ["mocks.internal"]))

    private static func reply(
        _ method: String, _ target: String, _ headers: HeaderList = [:], body: String = ""
    ) -> Reply {
        var headers = headers
        if !headers.contains("host") { headers.append("Host", "localhost:4011") }
        return plane.respond(to: Call(method: method, target: target, headers: headers, body: Array(body.utf8))).reply
    }

    private static func error(of reply: Reply) throws -> String {
        let error = try #require(try JSONDocument.parse(reply.body).root["error"])
        #expect(reply.headers["content-type"]?.hasPrefix("application/json") == true)
        #expect(error["message"]?.string?.isEmpty == false)
        return try #require(error["name"]?.string)
    }

    @Test func handlersGetTheDecodedParameters() {
        let reply = Self.reply("GET", "/mocks/a%20b/call-logs?x=1&limit=%35")
        #expect(String(decoding: reply.body, as: UTF8.self) == #"{"mock":"a b","limit":"5"}"#)
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(Self.reply("HEAD", "/mocks/a/call-logs").status == 200)
    }

    @Test(arguments: ["/mocks", "/mocks//call-logs", "/mocks/a/call-logs/", "/Mocks/a/call-logs"])
    func whatNoRouteFitsIsNotFound(target: String) throws {
        let reply = Self.reply("GET", target)
        #expect(reply.status == 404)
        #expect(try Self.error(of: reply) == "notFoundError")
    }

    @Test func anotherMethodIsNotAllowed() throws {
        let reply = Self.reply("DELETE", "/mocks/a/call-logs")
        #expect(reply.status == 405)
        #expect(reply.headers["allow"] == "GET, PUT")
        #expect(try Self.error(of: reply) == "methodNotAllowedError")
    }

    /// Browsers name `text/html` when somebody goes to an address; scripts and tools do not.
    @Test(
        arguments: [
            ("GET", "/x", "text/html,*/*;q=0.8", 404), ("HEAD", "/x", "text/html", 404),
            ("GET", "/echo", "text/html", 405), ("GET", "/", "text/html", 500), ("GET", "/x", "*/*", nil),
            ("PUT", "/mocks/a/call-logs", "text/html", nil),
        ] as [(String, String, String, Int?)])
    func peopleSeeAPage(method: String, target: String, accept: String, status: Int?) {
        let plane = ControlPlane(
            routes: Self.routes, guardian: RequestGuard(),
            errorPage: { Reply(status: $0.status, body: Array("page".utf8)) })
        let headers: HeaderList = ["Host": "localhost", "Accept": accept]
        let reply = plane.respond(to: Call(method: method, target: target, headers: headers)).reply
        #expect((reply.body == Array("page".utf8)) == (status != nil))
        #expect(status == nil || reply.status == status)
        #expect((reply.headers["allow"] != nil) == (reply.status == 405))
        #expect(reply.headers["cache-control"] == "no-store")
    }

    @Test func errorsOfHandlersAreAnswered() throws {
        let missing = Self.reply("PUT", "/mocks/a/call-logs")
        #expect(missing.status == 400)
        let details = try JSONDocument.parse(missing.body).root["error"]?["details"]?["param"]
        #expect(details?.elements.compactMap(\.string) == ["name"])
        #expect(Self.reply("GET", "/").status == 500)
    }

    @Test func bodiesAreReadAndWrittenAsJSON() throws {
        let text = "quote \" backslash \\ line\nend \u{1} é 🎈"
        let sent = Self.reply("POST", "/echo", body: "{\"text\":\(JSONText.quoted(text))}")
        #expect(try JSONDocument.parse(sent.body).root.string == text)
        let broken = Self.reply("POST", "/echo", body: "{\n \"text\": nope}")
        #expect(broken.status == 400)
        #expect(String(decoding: broken.body, as: UTF8.self).contains("line 2, column 10"))
    }

    @Test(arguments: [
        ("localhost:4011", true), ("127.0.0.1:4011", true), ("[::1]:4011", true), ("192.168.1.5", true),
        ("LOCALHOST", true), ("mocks.internal:80", true), ("evil.example:4011", false),
        ("localhost.evil.example", false), ("127.0.0.1.evil.example", false), ("", false),
    ])
    func onlyOurOwnNamesAreAnswered(host: String, isAnswered: Bool) {
        #expect(Self.reply("GET", "/mocks/a/call-logs", ["Host": host]).status == (isAnswered ? 200 : 403))
    }

    @Test(
        arguments: [
            (["Origin": "http://localhost:4011"], true), (["Origin": "http://localhost:3000"], false),
            (["Origin": "https://evil.example"], false), (["Origin": "null"], false), ([:], true),
            (["Sec-Fetch-Site": "same-origin"], true), (["Sec-Fetch-Site": "none"], true),
            (["Sec-Fetch-Site": "cross-site"], false), (["Sec-Fetch-Site": "same-site"], false),
        ] as [(HeaderList, Bool)])
    func otherSitesMayNotChangeAnything(headers: HeaderList, isAllowed: Bool) {
        let reply = Self.reply("POST", "/echo", headers, body: "{}")
        #expect(reply.status == (isAllowed ? 200 : 403))
        #expect(!reply.headers.contains("access-control-allow-origin"))
    }

    @Test func whatIsNoCallIsAnsweredInTheSameEnvelope() throws {
        let reply = Self.plane.reply(to: .bodyTooLarge(limit: 5))
        #expect(reply.status == 413)
        #expect(try Self.error(of: reply) == "malformedRequestError")
    }
}
