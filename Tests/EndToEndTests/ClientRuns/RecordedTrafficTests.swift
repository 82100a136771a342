import Foundation
import HTTPMessage
import TestSupport
import Testing

@testable import MockcheckKit

/// Traffic that was recorded is judged like traffic that is seen (R-3).
struct RecordedTrafficTests {
    /// What `mitmproxy.har` (mitmproxy 11.0.2 between curl and mocks) and `playwright.har` (Playwright 1.65.1 with
    /// Chromium 156) hold: the same three requests to the mock on port 4790, and a page of another server.
    private static let recordings = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recordings")

    private static let collection = ShopCollection.text()

    private static func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(collection, to: "shop.postman_collection.json")
        return folder
    }

    private static func judge(_ options: [String], in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(
            ["run", "shop.postman_collection.json"] + options + ["--report-dir", "r"], in: folder.url)
    }

    @Test(
        arguments: ["mitmproxy.har", "playwright.har"],
        ["", "mocks: [{ name: Shop, collection: shop.postman_collection.json, config: { matchBody: true } }]"])
    func archivesOfToolsAreJudged(name: String, manifest: String) async throws {
        let folder = try Self.folder()
        try folder.write(manifest, to: "mockcheck.yaml")
        let run = try await Self.judge(["--har", Self.recordings.appending(path: name).path], in: folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("traffic   3 requests, 2 answered"), "\(run.output)")
        #expect(run.output.contains("used      2 of 2 requests, 2 of 3 examples"))
        #expect(run.output.contains("no example matches GET /books/7/reviews"))
        #expect(run.errors.contains("not judged"))
    }

    @Test func aBaseNamesWhatIsJudged() async throws {
        let folder = try Self.folder()
        let har = ["--har", Self.recordings.appending(path: "mitmproxy.har").path]
        let other = try await Self.judge(har + ["--base", "http://127.0.0.1:4799"], in: folder)
        #expect(other.status == 4)
        #expect(other.errors.contains("nothing recorded is for a mock"))
        let deeper = try await Self.judge(har + ["--base", "Shop=http://127.0.0.1:4790/books"], in: folder)
        #expect(deeper.output.contains("no example matches GET /7/reviews"), "\(deeper.output)")
        for (base, said) in [
            ("Shoes=http://a", "unknown mock 'Shoes'"), ("127.0.0.1", "is not a valid URL"),
        ] {
            let wrong = try await Self.judge(har + ["--base", base], in: folder)
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains(said), "\(wrong.errors)")
        }
    }

    /// The path of the base stands for that of the collection's own base URL.
    @Test(arguments: ["", "/v1", "/shop/v2"])
    func aBaseStandsForTheCollectionsOwn(own: String) async throws {
        let folder = try TestFolder()
        let variables = #","variable":[{"key":"u","value":"https://api.example.com\#(own)"}]}"#
        let text = Self.collection.trimmingCharacters(in: .whitespacesAndNewlines).dropLast() + variables
        try folder.write(String(text), to: "shop.postman_collection.json")
        let entries = ["/books?page=1", "/carts"].map {
            #"{"request":{"method":"GET","url":"https://staging.example.com/api/v7\#($0)","headers":[]}}"#
        }
        try folder.write(#"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#, to: "a.har")
        let run = try await Self.judge(["--har", "a.har", "--base", "https://staging.example.com/api/v7"], in: folder)
        #expect(run.output.contains("traffic   2 requests, 1 answered"), "\(run.output)\(run.errors)")
        #expect(run.output.contains("no example matches GET \(own)/carts"), "\(run.output)")
    }

    @Test(arguments: [
        ("{}", "it has no log.entries"), ("[{\"log\":{\"entries\":[]}}]", "it has no log.entries"),
        (#"{"log":{"pages":[{"entries":[]}]}}"#, "it has no log.entries"),
        (#"{"log":{"entries":[{"request":"#, "is cut off"), (#"{"log":{"entries":[{]}]}}"#, "is not valid JSON"),
    ])
    func whatIsNoArchiveIsSaid(text: String, said: String) async throws {
        let folder = try Self.folder()
        try folder.write(text, to: "bad.har")
        let run = try await Self.judge(["--har", "bad.har"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains(said), "\(run.errors)")
    }

    @Test(arguments: [
        (["--har", "a.har", "--", "true"], "cannot be combined"),
        (["--base", "http://a", "--", "true"], "needs --har"),
        (["--har", "absent.har"], "cannot read absent.har: no such file"),
        (["--call-log", "absent"], "cannot read absent: no such file"), (["--call-log", "."], "has no call log"),
        (["--call-log", "shop.postman_collection.json"], "this line is not a call"),
    ])
    func wrongOptionsAreSaid(options: [String], said: String) async throws {
        let folder = try Self.folder()
        let run = try await ProgramRun(
            ["run", "shop.postman_collection.json", "--report-dir", "r"] + options, in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains(said), "\(run.errors)")
    }

    @Test func aCallLogIsJudgedByTheCollectionOfToday() async throws {
        let folder = try Self.folder()
        let served = try await ServedProgram(
            ["shop.postman_collection.json", "--state", "state", "--admin-port", "off", "--quota", "4"], in: folder)
        for target in ["/books?page=1", "/books?page=9", "/carts", "/carts", "/books?page=1"] {
            _ = try await served.get(target)
        }
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
        let log = try String(contentsOfFile: folder.path("state/calls.jsonl"), encoding: .utf8)
        #expect(log.contains(#""example":"l1""#) && log.contains(#""example":null"#))

        let run = try await Self.judge(["--call-log", "state"], in: folder)
        #expect(run.status == 1, "\(run.errors)")
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("no example matches GET /carts (2 times, first in state/calls.jsonl:3)"))
        #expect(run.output.contains("the usage limit of the account is used up"))
        #expect(run.output.contains("traffic   5 requests, 2 answered"), "\(run.output)")
        // The collection changes: what was answered is not any more.
        try folder.write(Self.collection.replacing("/books", with: "/novels"), to: "shop.postman_collection.json")
        let later = try await Self.judge(["--call-log", "state/calls.jsonl"], in: folder)
        #expect(later.output.contains("no example matches GET /books?page=9"), "\(later.output)")
    }

    @Test func serveReportsWhenItEnds() async throws {
        let folder = try Self.folder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--admin-port", "off", "--report-dir", "r"], in: folder)
        for target in ["/good/x", "/shop/carts", "/nobody/x"] { _ = try await served.get(target) }
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("1 request: 'X' 1"))
        #expect(report.contains("no example matches GET /carts"))
        #expect(report.contains("no mock has the address of GET /nobody/x"))
    }
}
