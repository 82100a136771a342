import ForeignTools
import Foundation
import TestSupport
import Testing

/// 500 mocks and 100,000 calls at the page, in a real browser.
struct PageCrowdTests {
    private struct Seen: Decodable {
        var calling: Double
        var list: Double
        var count: String
        var search: Double
        var found: Int
        var mock: Double
        var calls: Double
        var lastPage: Double
        var held: String
        var earlier: Double
        var oldest: Int
        var slowestAnswer: Double
        var call: Double
        var newest: Int

        private enum CodingKeys: String, CodingKey {
            case calling, list, count, search, found, mock, calls, held, earlier, oldest, call, newest
            case lastPage = "last page"
            case slowestAnswer = "slowest answer"
        }
    }

    @Test(
        .enabled(if: Chromium.program != nil, "Chromium is not installed"),
        .enabled(if: Python.isThere, "\(Python.remedy)"))
    func thePageStaysUsable() async throws {
        let folder = try TestFolder()
        for number in 0..<500 {
            try folder.write(
                """
                {"info":{"name":"Crowd \(number)","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                 "item":[{"name":"A","request":{"method":"GET","url":"/a"},
                  "response":[{"name":"B","originalRequest":{"method":"GET","url":"/a"},"code":200,"body":"{}"}]}]}
                """, to: "crowd-\(number).postman_collection.json")
        }
        let arguments = [
            "serve", ".", "--port", "0", "--admin-port", "0", "--ready-file", "ready.json", "--log-level", "error",
            "--state", "state",
        ]
        let program = try StartedProgram(arguments, in: folder.url)
        try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let admin = String(try #require(ready.firstMatch(of: /"admin":"([^"]+)"/)).output.1)
        let url = try #require(ready.firstMatch(of: /http:..(127[.0-9]+):(\d+)(\/crowd-7)"/)).output
        let text = try Python.run(
            PageJourneyTests.script("crowd.py"),
            [
                try #require(Chromium.program), folder.path("profile"), admin, "", String(url.1), String(url.2),
                "\(url.3)/a", "100000",
            ])
        let seen = try JSONDecoder().decode(Seen.self, from: Data(text.utf8))
        #expect(seen.count == "1–50 of 500 mock servers" && seen.found == 1)
        #expect(seen.held.hasPrefix("401–500 of 500 calls, the newest") && seen.newest >= 100_000)
        // The page after the newest 500, from the files, which lack calls where the disk was far behind.
        #expect((1...100_000 - 500).contains(seen.oldest))
        // A debug build on a machine that does other things, too: this finds what takes minutes, or for ever.
        for time in [
            seen.list, seen.search, seen.mock, seen.calls, seen.lastPage, seen.earlier, seen.slowestAnswer, seen.call,
        ] {
            #expect(time < 30, "\(text)")
        }
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }
}
