import Foundation
import TestSupport
import Testing

@testable import Verification

/// What is frozen fails no more, what is new does, and what is fixed must be removed.
struct BaselineCommandTests {
    /// Examples that no call tells apart but by name: with `--strict` all but the first fail.
    private func write(_ names: [String], to folder: TestFolder, indented: Bool = false) throws {
        let examples = names.enumerated().map { index, name in
            """
            {"id":"\(index)","name":"\(name)","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,
             "header":[{"key":"Content-Type","value":"text/plain"}],"body":"\(name)"}
            """
        }
        let lines = indented ? "\n\n\n" : ""
        try folder.write(
            """
            {"info":{"name":"Twins","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             \(lines)"item":[{"name":"Get x","request":{"method":"GET","url":"{{u}}/x"},
              "response":[\(examples.joined(separator: ","))]}]}
            """, to: "t.postman_collection.json")
    }

    private func run(_ arguments: String..., in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(arguments, in: folder.url)
    }

    private static let file = "t.postman_collection.json"

    @Test func gatesOnWhatIsNewOnly() async throws {
        let folder = try TestFolder()
        try write(["one", "two"], to: folder)
        #expect(try await run(Self.file, "--strict", in: folder).status == 1)
        #expect(try await run("lint", Self.file, "--strict", in: folder).status == 1)
        let frozen = try await run("baseline", Self.file, "--strict", "--reason", "old API", in: folder)
        #expect(frozen.status == 0)
        #expect(frozen.output.contains("1 case and 1 finding known"))
        // Lines move, and a sibling has another name: the entries still fit.
        try write(["first", "two"], to: folder, indented: true)
        let known = try await run(Self.file, "--strict", in: folder)
        #expect(known.status == 0)
        let report = try String(contentsOfFile: folder.path("reports/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains(": old API"))
        #expect(try await run("lint", Self.file, "--strict", in: folder).status == 0)
        try write(["first", "two", "three"], to: folder)
        #expect(try await run(Self.file, "--strict", in: folder).status == 1)
        #expect(try await run("lint", Self.file, "--strict", in: folder).status == 1)
        let again = try await run("baseline", Self.file, "--strict", "--reason", "newer", in: folder)
        #expect(again.output.contains("2 cases and 2 findings known"))
        let text = try String(contentsOfFile: folder.path("mockcheck.baseline.yaml"), encoding: .utf8)
        #expect(text.contains("\"old API\"") && text.contains("\"newer\""))
    }

    @Test func aFileThatCannotBeReadIsFrozenToo() async throws {
        let folder = try TestFolder()
        try write(["one"], to: folder)
        try folder.write("{\"info\":{\"name\":\"cut o", to: "broken.postman_collection.json")
        #expect(try await run(".", in: folder).status == 2)
        let frozen = try await run("baseline", ".", "--reason", "comes from elsewhere", in: folder)
        #expect(frozen.status == 0)
        #expect(frozen.errors.contains("broken.postman_collection.json:1:"))
        #expect(try await run(".", in: folder).status == 0)
        try folder.write("{\"info\":", to: "another.postman_collection.json")
        #expect(try await run(".", in: folder).status == 2)
    }

    /// A case that the axis leaves out is not gone, whoever names the axis.
    @Test(arguments: [(["--axis", "cors"], [:]), ([], ["MOCKCHECK_AXIS": "cors"])])
    func whatIsNotSelectedIsNotGone(arguments: [String], variables: [String: String]) async throws {
        let folder = try TestFolder()
        try write(["one", "two"], to: folder)
        _ = try await run("baseline", Self.file, "--strict", "--reason", "r", in: folder)
        let selected = try await ProgramRun(
            [Self.file, "--strict"] + arguments, environment: variables, in: folder.url)
        #expect(selected.status == 0)
        #expect(!(selected.output + selected.errors).contains("no longer exists"))
    }

    /// Without its rival the example is reached plainly: the frozen case passes.
    @Test func whatIsMendedFailsUntilItIsTakenOut() async throws {
        let folder = try TestFolder()
        try write(["one", "two"], to: folder)
        _ = try await run("baseline", Self.file, "--strict", "--reason", "r", in: folder)
        try write(["two"], to: folder)
        let fixed = try await run(Self.file, "--strict", in: folder)
        let said = fixed.output + fixed.errors
        #expect(fixed.status == 1 || said.contains("no longer exists"), "\(said)")
        let again = try await run("baseline", Self.file, "--strict", "--reason", "r", in: folder)
        #expect(again.output.contains("0 cases and 0 findings known, 2 removed"))
        #expect(try await run(Self.file, "--strict", in: folder).status == 0)
    }

    /// Ids were once made of names; what was frozen then stays frozen, and the file has the new ids from then on.
    @Test func idsOfEarlierVersionsAreReadOnceMore() async throws {
        let folder = try TestFolder()
        try write(["one", "two"], to: folder)
        let former = StableHash.text(of: StableHash("Twins").adding("Get x, two: GET /x -> 200 [plain]").value)
        let path = folder.path("mockcheck.baseline.yaml")
        try folder.write(
            """
            # ours
            cases:
              - { id: "\(former)", name: two, reason: "id: 0123456789abcdef", expires: 2099-01-01 }
            """, to: "mockcheck.baseline.yaml")
        let first = try await run(Self.file, "--strict", in: folder)
        #expect(first.status == 0)
        #expect(first.errors.contains("the case ids of an earlier version were replaced"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("# ours\n") && text.contains("id: 0123456789abcdef") && !text.contains(former))
        let second = try await run(Self.file, "--strict", in: folder)
        #expect(second.status == 0 && !second.errors.contains("earlier version"), "\(second.errors)")
        try folder.write(text.replacing(/"[0-9a-f]{16}"/, with: "\"\(former)\""), to: "mockcheck.baseline.yaml")
        let frozen = try await run("baseline", Self.file, "--strict", "--reason", "new", in: folder)
        #expect(frozen.output.contains("1 case and 1 finding known\n"), "\(frozen.output)")
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("id: 0123456789abcdef"))
    }

    @Test func expiredEntriesCountAgain() async throws {
        let folder = try TestFolder()
        try write(["one", "two"], to: folder)
        _ = try await run(
            "baseline", Self.file, "--strict", "--reason", "r", "--expires", "2026-01-01", in: folder)
        let late = try await run(Self.file, "--strict", in: folder)
        #expect(late.status == 1)
        #expect(late.errors.contains("was a known failure; its entry expired on 2026-01-01 (r)"))
    }

    @Test(arguments: [["--reason", " "], ["--reason", "r", "--expires", "soon"]])
    func badOptionsAreRefused(options: [String]) async throws {
        let folder = try TestFolder()
        try write(["one"], to: folder)
        #expect(try await ProgramRun(["baseline", Self.file] + options, in: folder.url).status == 2)
    }
}
