import Foundation
import TestSupport
import Testing

/// The seed's flow on the page: made, called, seen in the log, changed and deleted (product S-4).
struct PageFlowTests {
    /// The program with its control plane, and a browser's cookies.
    private struct Site {
        let program: StartedProgram
        let folder: TestFolder
        let admin: String

        init() async throws {
            folder = try TestFolder()
            try folder.writeCollection("Good")
            let arguments = ["serve", ".", "--port", "0", "--admin-port", "0", "--ready-file", "ready.json"]
            program = try StartedProgram(arguments, in: folder.url)
            try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
            let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
            admin = String(try #require(ready.firstMatch(of: /"admin":"([^"]+)"/)).output.1)
        }

        func get(_ path: String) throws -> String {
            try Shell.output("curl -s -b jar -c jar '\(admin)\(path)'", in: folder.url)
        }

        /// Sends the form of a page with its own token, and follows where it leads.
        func send(_ fields: [String], to path: String, from form: String) throws -> String {
            let token = try #require(try get(form).firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1
            let data = (["token=\(token)"] + fields).map { "--data-urlencode '\($0)'" }.joined(separator: " ")
            return try Shell.output("curl -s -L -b jar -c jar \(data) '\(admin)\(path)'", in: folder.url)
        }

        func stop() async throws {
            program.signal(SIGTERM)
            #expect(try await program.finish().status == 0)
        }
    }

    @Test func aMockIsMadeCalledChangedAndDeleted() async throws {
        let site = try await Site()
        #expect(try site.get("/").contains("Show this window at launch"))
        let made = try site.send(
            [
                "source=rows", "method=GET", "path=/pets", "code=200", "body=[\"<b>\"]", "method=POST", "path=/pets",
                "code=201", "body=", "name=Pets & <i>more", "private=on", "create=mock",
            ], to: "/page/new", from: "/page/new")
        let key = String(try #require(made.firstMatch(of: /<pre id="key">([^<]+)</)).output.1)
        let url = String(try #require(made.firstMatch(of: /<pre id="url">([^<]+)</)).output.1)
        let line = try #require(made.firstMatch(of: /<pre id="curl">([^<]+)</)).output.1.replacing("&#39;", with: "'")
        #expect(try Shell.output("\(line) -s", in: site.folder.url) == "[\"<b>\"]")
        #expect(try Shell.output("curl -s '\(url)/pets' -w ' %{http_code}'", in: site.folder.url).hasSuffix(" 401"))

        let list = try site.get("/page/mocks")
        #expect(list.contains("Pets &amp; &lt;i&gt;more"))
        #expect(!list.contains("<i>"))
        let address = String(try #require(list.firstMatch(of: /\/page\/mocks\/([0-9a-f-]+)">Pets/)).output.1)
        let log = try site.get("/page/calls?q=unauthorized")
        #expect(log.contains("GET /pets") && log.contains("401") && !log.contains(">200<"))
        let answered = try #require(try site.get("/page/calls?q=matched").firstMatch(of: /\/page\/calls\/\d+/)).output
        let call = try site.get(String(answered))
        #expect(call.contains("x-api-key: [redacted]"))
        for page in [list, log, call, try site.get("/page/mocks/\(address)")] { #expect(!page.contains(key)) }
        #expect(try site.get("/page/usage").contains("<dt>Calls in this period</dt><dd>1</dd>"))

        let place = "/page/mocks/\(address)"
        #expect(try site.send(["private=off"], to: "\(place)/privacy", from: place).contains("Saved."))
        #expect(try Shell.output("curl -s '\(url)/pets'", in: site.folder.url) == "[\"<b>\"]")
        let renamed = try site.send(["name=Cats", "matchQueryParams=on"], to: place, from: place)
        #expect(renamed.contains("<h1>Cats</h1>"))
        let taken = try site.send(["name=Good"], to: place, from: place)
        #expect(taken.contains("already"))
        #expect(try site.send([], to: "\(place)/delete", from: "\(place)/delete").contains("Deleted"))
        #expect(try !site.get("/page/mocks").contains("Cats"))
        #expect(try Shell.output("curl -s '\(url)/pets' -w ' %{http_code}'", in: site.folder.url).hasSuffix(" 404"))
        try await site.stop()
    }

    @Test func formsOfOthersAreRefused() async throws {
        let site = try await Site()
        let code = "-s -o answer -w '%{http_code}' -d name=X -d source=rows -d path=/x '\(site.admin)/page/new'"
        #expect(try Shell.output("curl \(code)", in: site.folder.url) == "403")
        _ = try site.get("/page/new")
        #expect(
            try Shell.output("curl -b jar -d token=\(String(repeating: "0", count: 64)) \(code)", in: site.folder.url)
                == "403")
        let cookie = try Shell.output("cat jar", in: site.folder.url)
        #expect(cookie.contains("#HttpOnly_"))
        let bad = try site.send(["source=rows", "path=x", "name=A"], to: "/page/new", from: "/page/new")
        #expect(bad.contains("role=\"alert\"") && bad.contains("begin with /") && bad.contains("value=\"x\""))
        #expect(try site.send(["more=row", "path=/a"], to: "/page/new", from: "/page/new").contains("id=\"path2\""))
        try await site.stop()
    }

    @Test(.enabled(if: Chromium.program != nil, "Chromium is not installed"))
    func theBrowserRunsItsScriptAndNothingElse() async throws {
        let site = try await Site()
        let browser = try #require(Chromium.program)
        let root = getuid() == 0 ? "--no-sandbox" : ""
        let seen = try Shell.output(
            "'\(browser)' --headless=new \(root) --disable-gpu --user-data-dir=profile --dump-dom '\(site.admin)/page/new'",
            in: site.folder.url)
        #expect(seen.contains("<html lang=\"en\" class=\"has-script\">"), "\(seen.prefix(300))")
        #expect(!seen.contains("{{"))
        let head = try Shell.output("curl -si '\(site.admin)/page/new'", in: site.folder.url)
        #expect(head.contains("default-src 'none'; script-src 'self'"))
        // Scripts and styles in the HTML itself would not run.
        #expect(head.matches(of: /<script(?! src)|<style| style=| on[a-z]+=/).isEmpty)
        try await site.stop()
    }
}
