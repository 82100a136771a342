import ForeignTools
import Foundation
import TestSupport
import Testing

/// A person works at the page in a real browser, and axe-core looks at every screen (product S-4).
struct PageJourneyTests {
    private struct Seen: Decodable {
        var menu: Bool
        var rows: Int
        var rowFocus: String
        var error: String
        var stepFocus: String
        var kept: String
        var unnamed: String
        var made: Bool
        var silent: Bool
        var said: String
        var copied: String
        var tried: String
        var moved: String
        var asked: String
        var typing: String
        var refused: String
        var saved: String
        var answer: String
        var unmatched: Int
        var zone: Bool
        var explained: String
        var added: String
        var dogs: Int
        var streamed: Bool
        var streams: Bool
        var polled: Bool
        var nowhere: String
        var back: String
        var dropped: String
        var twice: String
        var slow: Double
        var goes: [Bool]
        var keyboard: String
        var scripted: String
        var plain: String
        var exchange: String
        var url: String
        var report: String
        var screens: Int
        var axe: [String]
    }

    /// The driver of the browser, and what goes on from there.
    static func script(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try ["browser.py", name].map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }.joined(separator: "\n")
    }

    /// A folder with the report of a run that fails: it has a request without an example.
    private static func report() async throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        try folder.write(
            """
            {"info":{"name":"B","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"Bare","request":{"method":"GET","url":"/bare"}}]}
            """, to: "B.postman_collection.json")
        let run = try await ProgramRun(
            ["verify", ".", "--min-coverage", "requests=100", "--reporter", "html=report.html"], in: folder.url)
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        return folder
    }

    @Test(
        .enabled(if: Chromium.program != nil, "Chromium is not installed"),
        .enabled(if: Python.isThere, "\(Python.remedy)"))
    func aMockIsMadeTriedEditedAndCompleted() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let arguments = ["serve", ".", "--port", "0", "--admin-port", "0", "--ready-file", "ready.json"]
        let program = try StartedProgram(arguments, in: folder.url)
        try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let admin = String(try #require(ready.firstMatch(of: /"admin":"([^"]+)"/)).output.1)
        let report = try await Self.report()
        let pictures = ProcessInfo.processInfo.environment["MOCKCHECK_PICTURES"] ?? ""
        let text = try Python.run(
            Self.script("journey.py"),
            [
                try #require(Chromium.program), folder.path("profile"), admin, pictures, report.path("report.html"),
                folder.path("Good.postman_collection.json"),
            ])
        let seen = try JSONDecoder().decode(Seen.self, from: Data(text.utf8))
        #expect(!seen.menu)
        #expect(seen.rows == 2 && seen.rowFocus == "path2")
        #expect(seen.error == "path1 path1")
        #expect(seen.stepFocus == "name" && seen.kept == "[{\"id\": 1}]" && seen.unnamed == "name name")
        #expect(seen.made && seen.silent)
        #expect(seen.copied == "curl \(seen.url)/pets" && seen.said == "Copied: \(seen.copied)")
        #expect(seen.tried.contains("200 OK") && seen.asked.contains("asked for 1×"))
        #expect(seen.typing.contains("(1:11)") && seen.refused == "body")
        #expect(seen.saved == "Saved." && seen.answer == "[{\"id\": 2}]")
        #expect(seen.unmatched == 404 && seen.zone)
        #expect(seen.explained.contains("the path differs") && seen.explained.contains("request /pets"))
        #expect(seen.added.contains("Created the example") && seen.dogs == 200)
        #expect(seen.moved == "[{\"id\": 1}]")
        #expect(seen.streamed && seen.streams && seen.polled)
        #expect(seen.nowhere == "Not found" && seen.back == "Mock servers")
        #expect(seen.dropped == "Good" && seen.twice == "Dropped is ready" && seen.slow < 60)
        #expect(seen.goes == [true, false])
        #expect(seen.keyboard == "Keys is ready")
        #expect(seen.scripted == "none" && seen.plain == "Plain is ready")
        #expect(seen.exchange.contains("GET /") && seen.exchange.contains("HTTP/1.1 200 OK"))
        #expect(seen.report.hasPrefix("0 unreachable examples, "), "\(seen.report)")
        #expect(seen.screens == 140 && seen.axe == [], "\(seen.screens) screens")
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }
}
