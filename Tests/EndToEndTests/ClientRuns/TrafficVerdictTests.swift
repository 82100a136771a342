import Foundation
import TestSupport
import Testing

/// What a client asked of the mocks is judged (R-2).
struct TrafficVerdictTests {
    private static let collection = ShopCollection.text(
        more: #",{"name":"Bare","request":{"method":"GET","url":"{{u}}/bare"},"response":[]}"#)

    private static func folder(manifest: String = "") throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(collection, to: "shop.postman_collection.json")
        if !manifest.isEmpty { try folder.write(manifest, to: "mockcheck.yaml") }
        return folder
    }

    private static func run(
        _ script: String, _ options: [String] = [], in folder: TestFolder
    ) async throws -> ProgramRun {
        try await ProgramRun(
            ["run", "shop.postman_collection.json"] + options
                + ["--report-dir", "r", "--reporter", "json", "--", "sh", "-c", "u=$MOCKCHECK_URL; \(script)"],
            in: folder.url)
    }

    private static let wholeSuite =
        #"curl -s "$u/books?page=1"; curl -s "$u/books?page=9"; "#
        + #"curl -s -d '{"title":"Emma"}' -H 'Content-Type: application/json' "$u/books""#

    @Test func whatIsAnsweredPassesAndTheRestIsListed() async throws {
        let folder = try Self.folder()
        let all = try await Self.run(Self.wholeSuite, in: folder)
        #expect(all.status == 0, "\(all.errors)")
        #expect(all.output == "[1][]{}")
        #expect(all.errors.contains("used      2 of 2 requests, 3 of 3 examples"))
        let some = try await Self.run(#"curl -s "$u/books?page=1"; curl -s "$u/books?page=1""#, in: folder)
        #expect(some.status == 0, "\(some.errors)")
        #expect(some.errors.contains("used      1 of 2 requests, 1 of 3 examples"))
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("2 requests: 'Some' 2"))
        #expect(report.contains("never returned: 'None'"))
        #expect(report.contains("<skipped message=\"never requested\">"))
        #expect(report.contains("it has no example"))
        #expect(report.contains("Shop [traffic]"))
        let json = try String(contentsOfFile: folder.path("r/mockcheck.json"), encoding: .utf8)
        #expect(
            json.contains(
                #""traffic":{"calls":2,"answered":2,"requests":2,"usedRequests":1,"examples":3,"usedExamples":1}"#))
    }

    @Test(arguments: [
        ("requests=100", 1, "'Add' was never requested"), ("examples=50", 1, "'None' of 'List' was never returned"),
        ("requests=50,examples=33", 0, "PASSED"), ("requests=101", 2, "is not a valid use"),
        ("endpoints=5", 2, "is not a valid use"),
    ])
    func tooLittleUseFails(gate: String, status: Int32, said: String) async throws {
        let folder = try Self.folder()
        let run = try await Self.run(#"curl -s "$u/books?page=1""#, ["--min-use", gate], in: folder)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains(said), "\(run.errors)")
    }

    @Test func anUnknownPathFailsWithTheNearestAndTheSmallestChange() async throws {
        let folder = try Self.folder()
        let run = try await Self.run(
            #"for i in 1 2 3; do curl -s "$u/bookshelf/7?api_key=hush"; done"#, in: folder)
        #expect(run.status == 1)
        #expect(
            run.errors.contains("no example matches GET /bookshelf/7?api_key=[redacted] (3 times)"), "\(run.errors)")
        #expect(run.errors.contains("near miss: GET /books ('Some')"), "\(run.errors)")
        #expect(run.errors.contains("smallest change: request /books"), "\(run.errors)")
        #expect(run.errors.contains("1 is the client's (1 traffic)"))
    }

    @Test func anUnknownPathCanBeAllowed() async throws {
        let folder = try Self.folder()
        let script = #"curl -s "$u/health/live?x=1"; curl -s "$u/books?page=1""#
        #expect(try await Self.run(script, ["--allow-unmatched", "/health/*"], in: folder).status == 0)
        #expect(try await Self.run(script, ["--allow-unmatched", "/health"], in: folder).status == 1)
    }

    @Test func aBodyThatMatchesNothingFails() async throws {
        let folder = try Self.folder(
            manifest: """
                mocks:
                  - { name: Shop, collection: shop.postman_collection.json, config: { matchBody: true } }
                """)
        let send = #"curl -s -H 'Content-Type: application/json' "$u/books" -d"#
        let run = try await Self.run(
            #"\#(send) '{"title":"Emma"}'; \#(send) '{"title":"Persuasion"}'; \#(send) '{"title":"Lady Susan"}'"#,
            in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("2 of "), "two different bodies are two findings: \(run.errors)")
        #expect(run.errors.contains("the bodies differ"))
        #expect(run.errors.contains("smallest change: send its saved body, and 'Added' answers"), "\(run.errors)")
        #expect(run.errors.contains("traffic   3 requests, 1 answered"))
    }

    @Test func aRefusedPreflightIsToldByItsRule() async throws {
        let folder = try Self.folder(
            manifest: """
                mocks:
                  - { name: Shop, collection: shop.postman_collection.json, cors: { mode: off } }
                """)
        let ask =
            #"curl -s -X OPTIONS -H 'Origin: https://app.example' -H 'Access-Control-Request-Method: PUT' "#
            + #"-H 'Access-Control-Request-Headers: x-api-key' "$u/books""#
        let refused = try await Self.run(ask, in: folder)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("a browser refuses the preflight for PUT /books"), "\(refused.errors)")
        #expect(refused.errors.contains("P1 CORS-preflight fetch: status 404 is not an ok status"))
        #expect(refused.errors.contains("P4 CORS check"))
        try folder.write("", to: "mockcheck.yaml")
        let passed = try await Self.run(ask, in: folder)
        #expect(passed.status == 0, "\(passed.errors)")
    }

    @Test func aUsedUpQuotaFails() async throws {
        let folder = try Self.folder(manifest: "quota: { limit: 1 }\n")
        let run = try await Self.run(#"curl -s "$u/books?page=1"; curl -s "$u/books?page=1""#, in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("GET /books?page=1: the usage limit of the account is used up"), "\(run.errors)")
    }

    @Test func noTrafficIsNothingSelected() async throws {
        let folder = try Self.folder()
        let run = try await Self.run("true", in: folder)
        #expect(run.status == 4)
        #expect(run.errors.contains("NO TRAFFIC"))
        #expect(run.errors.contains("$MOCKCHECK_URL"))
    }

    @Test func theCommandsFailureOutranksTheVerdict() async throws {
        let folder = try Self.folder()
        #expect(try await Self.run(#"curl -s "$u/nowhere"; exit 5"#, in: folder).status == 5)
        #expect(try await Self.run("exit 5", ["--reporter", "html=/dev/full/x"], in: folder).status == 5)
        #expect(try await Self.run("exit 0", ["--reporter", "html=/dev/full/x"], in: folder).status == 3)
    }

    @Test func aBrokenCollectionAmongGoodOnesIsExitCodeTwo() async throws {
        let folder = try Self.folder()
        try folder.write(
            #"{"info":{"name":"B","schema":"x/v2.1.0/collection.json"},"item":["#, to: "b.postman_collection.json")
        let run = try await ProgramRun(
            ["run", ".", "--report-dir", "r", "--", "sh", "-c", #"curl -s "$MOCKCHECK_URL/books?page=1""#],
            in: folder.url)
        #expect(run.output == "[1]")
        #expect(run.status == 2)
    }
}
