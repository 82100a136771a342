import Foundation
import HTTPMessage
import TestSupport
import Testing

/// What a browser keeps from a page is a problem of the client, seen or recorded (R-2, R-3).
struct CrossOriginTrafficTests {
    private static let collection = """
        {"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[
          {"name":"List","request":{"method":"GET","url":"{{u}}/books"},"response":[
            {"name":"Some","originalRequest":{"method":"GET","url":"{{u}}/books"},"code":200,"body":"[1]",
             "header":[{"key":"Access-Control-Allow-Origin","value":"https://shop.example"}]}]},
          {"name":"Add","request":{"method":"PUT","url":"{{u}}/books"},"response":[
            {"name":"Added","originalRequest":{"method":"PUT","url":"{{u}}/books"},"code":201,"body":"{}"}]}]}
        """

    private static func folder(manifest: String = "") throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(collection, to: "shop.postman_collection.json")
        if !manifest.isEmpty { try folder.write(manifest, to: "mockcheck.yaml") }
        return folder
    }

    private static func run(_ options: [String], in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(
            ["run", "shop.postman_collection.json", "--report-dir", "r"] + options, in: folder.url)
    }

    private static func command(_ script: String) -> [String] { ["--", "sh", "-c", "u=$MOCKCHECK_URL; \(script)"] }

    @Test(arguments: [
        ("https://shop.example", "", nil),
        ("https://app.example", "", "A1 HTTP fetch, CORS check: Access-Control-Allow-Origin is"),
        ("null", "", "A4 CORS check: Access-Control-Allow-Origin is"),
        ("https://shop.example", "-b a=b", "A1 HTTP fetch, CORS check: Access-Control-Allow-Credentials is missing"),
    ])
    func whatAPageCannotReadFails(origin: String, options: String, said: String?) async throws {
        let folder = try Self.folder()
        let run = try await Self.run(
            Self.command(#"curl -s \#(options) -H 'Origin: \#(origin)' "$u/books""#), in: folder)
        #expect(run.output == "[1]")
        #expect(run.status == (said == nil ? 0 : 1), "\(run.errors)")
        #expect(run.errors.contains("traffic   1 request, 1 answered"))
        #expect(run.errors.contains("used      1 of 2 requests, 1 of 2 examples"))
        guard let said else { return }
        let page = "a page of \(origin)\(options.isEmpty ? "" : " with cookies")"
        let report = try Self.report(folder)
        #expect(report.contains("a browser keeps the response to GET /books from \(page)"), "\(report)")
        #expect(report.contains(said), "\(report)")
    }

    /// Where lines are not broken.
    private static func report(_ folder: TestFolder) throws -> String {
        try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
    }

    @Test(
        .enabled(if: Chromium.program != nil, "Chromium is not installed"),
        arguments: [
            ("", "read [1]", 0),
            ("mocks: [{ name: S, collection: shop.postman_collection.json, cors: { mode: off } }]", "refused", 1),
        ])
    func theVerdictIsThatOfABrowser(manifest: String, said: String, status: Int32) async throws {
        let folder = try Self.folder(manifest: manifest)
        try folder.write(
            """
            <body><script>fetch(new URLSearchParams(location.search).get("api") + "/books").then(r => r.text())
            .then(t => document.body.append("read " + t), () => document.body.append("refused"))</script>
            """, to: "page.html")
        // A page from a file has the origin null, which the example of the others does not allow.
        try folder.write(
            Self.collection.replacing("https://shop.example", with: "null"), to: "shop.postman_collection.json")
        if status == 1 {
            try folder.write(
                Self.collection.replacing("Access-Control-Allow-Origin", with: "X-Other"),
                to: "shop.postman_collection.json")
        }
        let browser = try #require(Chromium.program)
        let run = try await Self.run(
            Self.command(
                """
                '\(browser)' --headless=new \(getuid() == 0 ? "--no-sandbox" : "") --disable-gpu \
                  --user-data-dir='\(folder.path("profile"))' --virtual-time-budget=8000 \
                  --dump-dom "file://\(folder.path("page.html"))?api=$u" 2>/dev/null
                """), in: folder)
        #expect(run.output.contains(said), "\(run.output)")
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains("A4 CORS check: Access-Control-Allow-Origin is missing") == (status == 1))
    }

    /// In `mitmproxy-cors.har` (mitmproxy 11.0.2 between Chromium and a server) a page asks twice: one response and one
    /// preflight are without permission.
    @Test func recordingsAreJudgedByWhatTheBrowserGot() async throws {
        let folder = try Self.folder()
        try folder.write(
            Self.collection.replacing("https://shop.example", with: "*"), to: "shop.postman_collection.json")
        let har = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Recordings/mitmproxy-cors.har").path
        let run = try await Self.run(["--har", har], in: folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("1 passed, 1 skipped, 2 failed"), "\(run.output)")
        let report = try Self.report(folder)
        for said in [
            "a browser keeps the response to GET /books from a page of http://127.0.0.1:4792",
            "A1 HTTP fetch, CORS check: Access-Control-Allow-Origin is missing",
            "a browser refuses the preflight for PUT /books",
            "P1 CORS-preflight fetch: status 501 is not an ok status",
        ] { #expect(report.contains(said), "\(report)") }
    }

    /// Where nothing was recorded of the response, the mock's own one is judged.
    @Test(arguments: [
        (#""status":0,"headers":[]"#, 0), (#""status":-1,"headers":[]"#, 0), (#""status":200,"headers":[]"#, 0),
        (#""status":200,"headers":[{"name":"Date","value":"x"}]"#, 1),
        (#""status":200,"headers":[{"name":"access-control-allow-origin","value":"*"}]"#, 0),
    ])
    func recordingsWithoutResponsesAreJudgedByTheMock(response: String, status: Int32) async throws {
        let folder = try Self.folder()
        try folder.write(
            """
            {"log":{"entries":[{"_resourceType":"fetch","request":{"method":"GET","url":"https://api.example/books",
             "headers":[{"name":":authority","value":"api.example"},{"name":"origin","value":"https://shop.example"}]},
             "response":{\(response)}}]}}
            """, to: "a.har")
        let run = try await Self.run(["--har", "a.har"], in: folder)
        #expect(run.status == status, "\(run.output)\(run.errors)")
    }

    /// A preflight that was refused is all that a recording may hold; it tells whose server it is like any other request.
    @Test func aPreflightAloneFindsItsMock() async throws {
        let folder = try Self.folder()
        try folder.write(
            """
            {"log":{"entries":[{"_resourceType":"preflight","request":{"method":"OPTIONS","url":"https://api.example/books",
             "headers":[{"name":"origin","value":"https://shop.example"},
              {"name":"access-control-request-method","value":"PUT"}]},
             "response":{"status":404,"headers":[{"name":"Date","value":"x"}]}}]}}
            """, to: "a.har")
        let run = try await Self.run(["--har", "a.har"], in: folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("a browser refuses the preflight for PUT /books"), "\(run.output)")
    }

    @Test func aCallLogIsJudgedByWhatWasAnswered() async throws {
        let folder = try Self.folder()
        let served = try await ServedProgram(
            ["shop.postman_collection.json", "--state", "state", "--admin-port", "off"], in: folder)
        _ = try await served.get("/books", ["Origin": "https://app.example"])
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
        let run = try await Self.run(["--call-log", "state"], in: folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("a browser keeps the response to GET /books"), "\(run.output)")
    }
}
