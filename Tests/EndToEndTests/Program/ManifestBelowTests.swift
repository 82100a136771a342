import Foundation
import TestSupport
import Testing

/// A folder below may hold another account: each collection goes by the nearest manifest above it.
struct ManifestBelowTests {
    private static let ada = "35cd5ee46fbe9fcc8ea0563453655b0956c26ef83ca7b95c9b11f658664dd397"

    /// An open account with a collection of its own, and below it one whose mock is private.
    private static func folder(outer: String? = "rateLimit: { limit: 7 }\n") throws -> TestFolder {
        let folder = try TestFolder()
        if let outer { try folder.write(outer, to: "mockcheck.yaml") }
        try folder.writeCollection("open")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "team/deep"), withIntermediateDirectories: true)
        try folder.write(
            """
            users: [{ name: ada, keySHA256: \(ada) }]
            mocks:
              - { name: Closed, collection: deep/closed.postman_collection.json, private: true, owner: ada }
            lint: { rules: { missing-content-type: off } }
            """, to: "team/mockcheck.yaml")
        try folder.writeCollection("team/deep/closed")
        return folder
    }

    private func cases(_ arguments: [String], in folder: TestFolder) async throws -> [String] {
        let run = try await ProgramRun(arguments + ["--list"], in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func eachAccountIsVerifiedByItsOwnManifest() async throws {
        let folder = try Self.folder()
        let cases = try await cases(["."], in: folder)
        #expect(cases.contains { $0.contains("Closed") && $0.contains("without a key") })
        #expect(!cases.contains { $0.contains("open") && $0.contains("ada") })
        let run = try await ProgramRun(["."], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test func aManifestThatIsNamedAppliesToEverything() async throws {
        let folder = try Self.folder()
        let cases = try await cases([".", "--config", "mockcheck.yaml"], in: folder)
        #expect(!cases.contains { $0.contains("Closed") })
    }

    @Test(arguments: [["a", "b"], ["b", "a"]])
    func pathsBesideEachOtherKeepTheirOwnManifests(paths: [String]) async throws {
        let folder = try TestFolder()
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(
                at: folder.url.appending(path: name), withIntermediateDirectories: true)
            try folder.writeCollection("\(name)/x")
            try folder.write(
                "mocks: [{ name: Mock of \(name), collection: x.postman_collection.json }]\n",
                to: "\(name)/mockcheck.yaml")
        }
        let cases = try await cases(paths, in: folder)
        for name in ["a", "b"] { #expect(cases.contains { $0.contains("Mock of \(name)") }) }
    }

    @Test func anUnusableManifestBelowIsAnError() async throws {
        let folder = try Self.folder()
        try folder.write("nonsense: 1\n", to: "team/mockcheck.yaml")
        let run = try await ProgramRun(["."], in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains("team/mockcheck.yaml:1:1: error: unknown key 'nonsense'"))
    }

    /// Under the rules of the account above, the private mock would be open to everybody.
    @Test func aServerLeavesOtherAccountsOutAndSaysSo() async throws {
        let folder = try Self.folder()
        let run = try await ProgramRun(["run", ".", "--", "true"], in: folder.url)
        #expect(
            run.errors.contains(
                "team/mockcheck.yaml:1:1: warning: another account; its mocks are left out: 'Closed'; "
                    + "mockcheck run team has them"))
        #expect(run.errors.contains("0 of 1 request"))
        let own = try await ProgramRun(["run", "team", "--", "true"], in: folder.url)
        #expect(own.errors.contains("Closed"))
        #expect(!own.errors.contains("another account"))
    }

    @Test func withoutAManifestAboveTheOnlyOneBelowIsServed() async throws {
        let folder = try Self.folder(outer: nil)
        let run = try await ProgramRun(["run", ".", "--", "true"], in: folder.url)
        #expect(run.errors.contains("Closed"))
        #expect(!run.errors.contains("another account"))
    }

    @Test func lintGoesByTheNearestManifest() async throws {
        let folder = try Self.folder()
        func findings() async throws -> String { try await ProgramRun(["lint", "."], in: folder.url).output }
        let bare = Self.withoutType
        try folder.write(bare, to: "open.postman_collection.json")
        try folder.write(bare, to: "team/deep/closed.postman_collection.json")
        let output = try await findings()
        #expect(output.contains("open.postman_collection.json"))
        #expect(!output.contains("closed.postman_collection.json"))
    }

    private static let withoutType = """
        {"info":{"name":"Bare","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"Get","request":{"method":"GET","url":"https://api.example.com/x"},"response":[{"name":"ok",
           "originalRequest":{"method":"GET","url":"https://api.example.com/x"},"code":200,"body":"hi"}]}]}
        """
}
