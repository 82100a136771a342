import ForeignTools
import Foundation
import TestSupport
import Testing

/// `mockcheck lint` as a person and a CI meet it.
struct LintCommandTests {
    private func write(_ examples: String, to folder: TestFolder) throws {
        try folder.write(
            """
            {"info":{"name":"L","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"R","request":{"method":"GET","url":"{{u}}/x"},"response":[
            \(examples)
            ]}]}
            """, to: "l.postman_collection.json")
    }

    private static let file = "l.postman_collection.json"
    private static let invalidJSON =
        #"{"name":"A","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"header":[{"key":"Content-Type","value":"application/json"}],"body":"{"}"#
    private static let stale =
        #"{"name":"A","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"header":[{"key":"Content-Length","value":"1"}],"body":""}"#

    /// The page that people read is the one that the program writes.
    @Test func thePageOfRulesIsCurrent() async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(["lint", "--rules", "--output", folder.path("rules.md")])
        #expect(run.status == 0)
        let page = try String(contentsOf: DocumentPage.catalogueFolder.appending(path: "LintRules.md"), encoding: .utf8)
        #expect(try String(contentsOfFile: folder.path("rules.md"), encoding: .utf8) == page)
    }

    @Test func exitCodesSayWhatWasFound() async throws {
        let folder = try TestFolder()
        try write(Self.invalidJSON, to: folder)
        let broken = try await ProgramRun(["lint", Self.file], in: folder.url)
        #expect(broken.status == 1)
        #expect(broken.output.contains("invalid-json-body"))
        try write(Self.stale, to: folder)
        #expect(try await ProgramRun(["lint", Self.file], in: folder.url).status == 0)
        try folder.write("{", to: Self.file)
        #expect(try await ProgramRun(["lint", Self.file], in: folder.url).status == 2)
        #expect(try await ProgramRun(["lint", "nothing"], in: folder.url).status == 2)
        try FileManager.default.removeItem(atPath: folder.path(Self.file))
        #expect(try await ProgramRun(["lint", "."], in: folder.url).status == 4)
    }

    /// `pysarif` was generated from the schema of SARIF 2.1.0 and checks the type of each member that it reads.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func pysarifReadsTheFindings() async throws {
        let folder = try TestFolder()
        try write(Self.invalidJSON, to: folder)
        let run = try await ProgramRun(
            ["lint", Self.file, "--format", "sarif", "--output", folder.path("l.sarif")], in: folder.url)
        #expect(run.status == 1)
        let script = """
            import sys, pysarif
            run = pysarif.load_from_file(sys.argv[1]).runs[0]
            rules = [rule.id for rule in run.tool.driver.rules]
            for result in run.results:
                place = result.locations[0].physical_location
                assert result.rule_id in rules and result.message.text and result.partial_fingerprints
                print(result.rule_id, place.artifact_location.uri, place.region.start_line)
            """
        let read = try Python.run(script, [folder.path("l.sarif")])
        #expect(read.split(separator: "\n").contains("invalid-json-body \(Self.file) 3"))
    }

    @Test func fixMendsAndDryRunOnlyShows() async throws {
        let folder = try TestFolder()
        try write(Self.stale, to: folder)
        let before = try String(contentsOfFile: folder.path(Self.file), encoding: .utf8)
        let dry = try await ProgramRun(["lint", Self.file, "--dry-run"], in: folder.url)
        #expect(dry.status == 0)
        #expect(dry.output.hasPrefix("--- \(Self.file)\n+++ \(Self.file)\n@@ "))
        #expect(try String(contentsOfFile: folder.path(Self.file), encoding: .utf8) == before)
        let fixed = try await ProgramRun(["lint", Self.file, "--fix"], in: folder.url)
        #expect(fixed.errors.contains("fixed 1 finding in 1 file"))
        #expect(!fixed.output.contains("stale-framing-header"))
        let after = try String(contentsOfFile: folder.path(Self.file), encoding: .utf8)
        #expect(after == before.replacing(#"{"key":"Content-Length","value":"1"}"#, with: ""))
    }
}
