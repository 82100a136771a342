import Foundation
import TestSupport
import Testing

/// `mockcheck diff` of git revisions (product section 10).
@Suite(.enabled(if: GitRepository.isThere, "git is not installed"))
struct DiffRevisionTests {
    private static let file = "specs/old.postman_collection.json"

    /// A repository with one collection below `specs`.
    private func repository() throws -> GitRepository {
        let repository = try GitRepository()
        try FileManager.default.createDirectory(
            at: repository.folder.url.appending(path: "specs"), withIntermediateDirectories: true)
        try repository.folder.writeCollection("specs/old")
        try repository.commit("one")
        return repository
    }

    private func diff(_ arguments: String..., in repository: GitRepository, below: String = "") async throws
        -> ProgramRun
    {
        try await ProgramRun(["diff"] + arguments, in: repository.folder.url.appending(path: below))
    }

    @Test func aRevisionIsComparedWithTheWorkingTree() async throws {
        let repository = try repository()
        #expect(try await diff("HEAD", in: repository).output == "No differences\n")
        try repository.folder.writeCollection("specs/old", code: 404)
        for arguments in [["HEAD"], ["HEAD", "specs"], ["HEAD", Self.file]] {
            let run = try await ProgramRun(["diff"] + arguments, in: repository.folder.url)
            #expect(run.status == 1, "\(arguments)")
            #expect(run.output.contains("before 200 from 'Get x: X'  HEAD:\(Self.file):3:4"), "\(arguments)")
            #expect(run.output.contains("after  404 from 'Get x: X'  \(Self.file):3:4"), "\(arguments)")
        }
    }

    @Test func aPathOfARevisionIsTakenAsGitTakesIt() async throws {
        let repository = try repository()
        try repository.folder.writeCollection("specs/old", code: 404)
        try repository.commit("two")
        let both = try await diff("HEAD~1:specs", "HEAD:specs", in: repository)
        #expect(both.status == 1)
        #expect(both.output.contains("HEAD~1:\(Self.file):3:4"))
        #expect(both.output.contains("HEAD:\(Self.file):3:4"))
        let here = try await diff("HEAD~1:./old.postman_collection.json", ".", in: repository, below: "specs")
        #expect(here.status == 1)
        let missing = try await diff("HEAD:nothing", "specs", in: repository)
        #expect(missing.status == 2)
        #expect(missing.errors.contains("HEAD has no nothing"))
        let unknown = try await diff("nowhere", in: repository)
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("git knows no revision 'nowhere'"))
    }

    /// What is gone from the working tree is gone, what is new in it is new.
    @Test func collectionsComeAndGo() async throws {
        let repository = try repository()
        try FileManager.default.removeItem(at: repository.folder.url.appending(path: Self.file))
        let gone = try await diff("HEAD", Self.file, in: repository)
        #expect(gone.status == 1)
        #expect(gone.output.contains("the mock is gone"))
        try repository.folder.writeCollection("specs/new")
        let both = try await diff("HEAD", "specs/new.postman_collection.json", in: repository)
        #expect(both.status == 0)
        #expect(both.output.contains("the mock is new"))
        try repository.folder.writeCollection("specs/old")
        let whole = try await diff("HEAD", in: repository)
        #expect(whole.output.contains("before none  HEAD:1:1\n"), "\(whole.output)")
    }

    /// The manifest above the path and its environment are the revision's.
    @Test func theManifestOfTheRevisionCounts() async throws {
        let repository = try repository()
        func write(word: String, isPrivate: Bool) throws {
            try repository.folder.writeCollection("specs/old", body: "{{word}}")
            try repository.folder.write(
                """
                {"name":"E","values":[{"key":"word","value":"\(word)","enabled":true}],\
                "_postman_variable_scope":"environment"}
                """, to: "e.postman_environment.json")
            try repository.folder.write(
                """
                users: [{ name: ada, keySHA256: \(String(repeating: "a", count: 64)) }]
                mocks:
                  - { name: Old, collection: \(Self.file), environment: e.postman_environment.json,
                      private: \(isPrivate), owner: ada }
                """, to: "mockcheck.yaml")
        }
        try write(word: "before", isPrivate: false)
        try repository.commit("two")
        #expect(try await diff("HEAD", "specs", in: repository).output == "No differences\n")
        try write(word: "after", isPrivate: true)
        let run = try await diff("HEAD", "specs", in: repository)
        #expect(run.status == 1)
        #expect(run.output.contains("breaking     the mock is private now"))
        #expect(run.output.contains("before public  HEAD:mockcheck.yaml:3:5"))
        #expect(run.output.contains("after  private  mockcheck.yaml:3:5"))
        #expect(run.output.contains("safe         GET /x: the text of the body differs"))
    }
}

/// A git repository in a folder that goes away with the test.
private struct GitRepository {
    private static let program = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static var isThere: Bool { program != nil }

    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try git("init", "-q")
    }

    func commit(_ message: String) throws {
        try git("add", "-A")
        try git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", message)
    }

    private func git(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.program))
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
