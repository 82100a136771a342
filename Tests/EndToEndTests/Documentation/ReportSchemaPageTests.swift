import Foundation
import TestSupport
import Testing

/// The page of the report schema describes the reports that the program writes, member by member.
struct ReportSchemaPageTests {
    private typealias Object = [String: Any]

    /// The members that the table below a heading names.
    private func members(below heading: String) throws -> Set<String> {
        let page = try DocumentPage(DocumentPage.catalogue + "/ReportSchema.md")
        let rows = page.lines.drop { $0 != "## " + heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
        return Set(
            rows.filter { $0.hasPrefix("| `") }.flatMap { row in
                row.dropFirst().prefix { $0 != "|" }.matches(of: /`(\w+)`/).map { String($0.output.1) }
            })
    }

    private func run(_ reporter: String, file: String) async throws -> String {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        // A file that cannot be read is a failed case, and a diagnostic.
        try folder.write(
            #"{"info":{"name":"B","schema":"x/v2.1.0/collection.json"},"item":["#, to: "b.postman_collection.json")
        _ = try await ProgramRun(
            [".", "--reporter", reporter, "--report-dir", folder.path("r"), "--quiet"], in: folder.url)
        return try String(contentsOfFile: folder.path("r/" + file), encoding: .utf8)
    }

    private func expect(_ object: Object, _ heading: String, besides others: Set<String> = []) throws {
        let unknown = Set(object.keys).subtracting(try members(below: heading)).subtracting(others)
        #expect(unknown == [], "\(heading): not in ReportSchema.md")
    }

    @Test func describesTheReport() async throws {
        let text = try await run("json", file: "mockcheck.json")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        try expect(report, "The document")
        #expect(report["schema"] as? String == "mockcheck.report/1")
        try expect(try #require(report["run"] as? Object), "run")
        try expect(try #require(report["summary"] as? Object), "summary")
        for example in try #require(report["examples"] as? [Object]) { try expect(example, "example") }
        let diagnostics = try #require(report["diagnostics"] as? [Object])
        #expect(!diagnostics.isEmpty)
        for diagnostic in diagnostics { try expect(diagnostic, "diagnostic") }
        let suites = try #require(report["suites"] as? [Object])
        for suite in suites { try expect(suite, "suite") }
        let results = suites.flatMap { $0["results"] as? [Object] ?? [] }
        #expect(Set(results.compactMap { $0["verdict"] as? String }).isSuperset(of: ["passed", "error"]))
        for result in results { try expect(result, "result") }
    }

    @Test func describesTheJournal() async throws {
        let headings = [
            "run-start": "run", "diagnostic": "diagnostic", "example": "example", "suite-start": "suite",
            "case": "result", "suite-end": "suite", "run-end": "summary",
        ]
        var seen: Set<String> = []
        for line in try await run("ndjson", file: "mockcheck.ndjson").split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object)
            let event = try #require(object["event"] as? String)
            seen.insert(event)
            try expect(object, try #require(headings[event], "\(event)"), besides: ["event", "schema"])
        }
        #expect(seen == Set(headings.keys))
    }
}
