import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// `mockcheck diff` as a person and a CI meet it (product section 10).
struct DiffCommandTests {
    private static let old = "old.postman_collection.json"
    private static let new = "new.postman_collection.json"

    /// Two collections of one name, whose one example has another code.
    private func folder(_ code: Int = 201) throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeCollection("old")
        try folder.writeCollection("new", code: code)
        let path = folder.path(Self.new)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try folder.write(text.replacing("\"name\":\"new\"", with: "\"name\":\"old\""), to: Self.new)
        return folder
    }

    private func diff(_ arguments: String..., in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(["diff"] + arguments, in: folder.url)
    }

    @Test func textNamesTheCallBothAnswersAndBothPlaces() async throws {
        let run = try await diff(Self.old, Self.new, in: try folder())
        #expect(run.status == 1)
        #expect(run.errors == "")
        #expect(run.output.contains("breaking     GET /x: the status 200 becomes 201"))
        #expect(run.output.contains("before 200 from 'Get x: X'  \(Self.old):3:4"))
        #expect(run.output.contains("after  201 from 'Get x: X'  \(Self.new):3:4"))
        #expect(run.output.contains("curl -i http://127.0.0.1:4010/x"))
        #expect(run.output.contains("2 breaking, 1 safe, 0 for information"))
    }

    @Test func whatIsTheSameHasNoDifference() async throws {
        let run = try await diff(Self.old, Self.new, in: try folder(200))
        #expect(run.status == 0)
        #expect(run.output == "No differences\n")
    }

    private struct Report: Decodable {
        struct Change: Decodable {
            struct Side: Decodable {
                let status: Int?
                let example: String?
                let exampleId: String?
                let file: String
                let line: Int
                let column: Int
            }
            struct Request: Decodable {
                let method: String
                let target: String
                let curl: String
            }
            let mock: String
            let `class`: String
            let kind: String
            let summary: String
            let request: Request?
            let before: Side
            let after: Side
        }
        let format: String
        let summary: [String: Int]
        let changes: [Change]
    }

    private func report(_ run: ProgramRun) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    @Test func jsonHasEverything() async throws {
        let run = try await diff(Self.old, Self.new, "--format", "json", in: try folder())
        #expect(run.status == 1)
        let report = try report(run)
        #expect(report.format == "mockcheck-diff/1")
        #expect(report.summary["breaking"] == 2)
        let change = try #require(report.changes.first { $0.kind == "status-changed" })
        #expect(change.class == "breaking")
        #expect(change.request?.target == "/x")
        #expect(change.before.status == 200)
        #expect(change.after.status == 201)
        #expect(change.after.exampleId == "1")
        #expect(change.after.file == Self.new)
        #expect(change.after.line == 3)
        #expect(change.after.column == 4)
    }

    @Test func markdownIsAComment() async throws {
        let folder = try folder()
        let run = try await diff(Self.old, Self.new, "--format", "markdown", "-o", "comment.md", in: folder)
        #expect(run.status == 1)
        #expect(run.output == "")
        let text = try String(contentsOfFile: folder.path("comment.md"), encoding: .utf8)
        #expect(text.hasPrefix("### ❌ 2 breaking changes for consumers of the mocks\n"))
        #expect(text.contains("<details><summary>Safe (1)</summary>"))
        #expect(text.contains("```sh\n  curl -i http://127.0.0.1:4010/x\n  ```"))
        let same = try await diff(Self.old, Self.old, "--format", "markdown", in: folder)
        #expect(same.output == "### ✅ No difference for consumers of the mocks\n\n")
    }

    @Test func junitAndGitHubNameWhatBreaks() async throws {
        let folder = try folder()
        let junit = try await diff(Self.old, Self.new, "--format", "junit", in: folder)
        let document = try XMLDocument(xmlString: junit.output)
        #expect(try document.nodes(forXPath: "/testsuites/testsuite/testcase").count == 3)
        #expect(try document.nodes(forXPath: "//failure").count == 2)
        #expect(try document.nodes(forXPath: "/testsuites[@tests=3][@failures=2]").count == 1)
        let gitHub = try await diff(Self.old, Self.new, "--format", "github", in: folder)
        #expect(gitHub.output.contains("::error file=\(Self.new),line=3,col=4,title=breaking%3A old::GET /x"))
        #expect(gitHub.output.split(separator: "\n").count == 3)
    }

    @Test func theGateDecidesTheExitCode() async throws {
        let folder = try folder()
        #expect(try await diff(Self.old, Self.new, "--fail-on", "never", in: folder).status == 0)
        #expect(try await diff(Self.old, Self.new, "--fail-on", "any", in: folder).status == 1)
        // Only a value differs: safe.
        try folder.writeCollection("old", body: "ho")
        #expect(try await diff(Self.new, Self.old, "--fail-on", "breaking", in: try self.folder(200)).status == 0)
        let safe = try self.folder(200)
        let text = try String(contentsOfFile: safe.path(Self.new), encoding: .utf8)
        try safe.write(text.replacing("\"hi\"", with: "\"ho\""), to: Self.new)
        #expect(try await diff(Self.old, Self.new, in: safe).status == 0)
        #expect(try await diff(Self.old, Self.new, "--fail-on", "any", in: safe).status == 1)
    }

    @Test func whatCannotBeComparedIsSaid() async throws {
        let folder = try folder()
        let none = try await diff(in: folder)
        #expect(none.status == 2)
        #expect(none.errors.contains("missing OLD and NEW"))
        try folder.write("{\"info\": ", to: Self.new)
        let broken = try await diff(Self.old, Self.new, in: folder)
        #expect(broken.status == 2)
        #expect(broken.errors.contains("\(Self.new):1:"))
        try FileManager.default.createDirectory(at: folder.url.appending(path: "a"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder.url.appending(path: "b"), withIntermediateDirectories: true)
        let empty = try await diff("a", "b", in: folder)
        #expect(empty.status == 4)
        #expect(empty.errors.contains("no collection in a, b"))
        let format = try await diff(Self.old, Self.old, "--format", "yaml", in: folder)
        #expect(format.status == 2)
    }

    @Test func anEnvironmentOfTheOldSideIsItsOwn() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("old", body: "{{word}}")
        for name in ["a", "b"] {
            try folder.write(
                """
                {"name":"\(name)","values":[{"key":"word","value":"\(name)","enabled":true}],\
                "_postman_variable_scope":"environment"}
                """, to: "\(name).postman_environment.json")
        }
        let same = try await diff(Self.old, Self.old, "-e", "a.postman_environment.json", in: folder)
        #expect(same.output == "No differences\n")
        let run = try await diff(
            Self.old, Self.old, "-e", "a.postman_environment.json", "--old-environment", "b.postman_environment.json",
            "--fail-on", "any", in: folder)
        #expect(run.status == 1)
        #expect(run.output.contains("GET /x: the text of the body differs"))
    }

    @Test func mocksThatComeAndGoAreChanges() async throws {
        let folder = try folder()
        for name in ["before", "after"] {
            try FileManager.default.createDirectory(
                at: folder.url.appending(path: name), withIntermediateDirectories: true)
        }
        try folder.writeCollection("before/gone")
        try folder.writeCollection("before/kept")
        try folder.writeCollection("after/kept")
        let run = try await diff("before", "after", in: folder)
        #expect(run.status == 1)
        #expect(run.output.contains("breaking     the mock is gone"))
        #expect(run.output.contains("before 'before/gone'"))
        let back = try await diff("after", "before", in: folder)
        #expect(back.status == 0)
        #expect(back.output.contains("safe         the mock is new"))
    }
}
