import HTTPMessage
import PostmanModel
import TestSupport
import Testing

@testable import MockcheckKit

struct MissingExamplesTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// The next run would take the drafts for one of the user's collections.
    @Test(arguments: ["specs", "specs/drafts.json"])
    func draftsAreNotWrittenWhereCollectionsAre(name: String) {
        #expect(throws: CommandProblem.self) {
            try MissingExamples(path: folder.path(name), inputs: [folder.path("specs")], formats: [.v21])
        }
    }

    @Test(arguments: ["drafts.json", "specs-drafts.json"])
    func besideThemTheyMayBe(name: String) throws {
        _ = try MissingExamples(path: folder.path(name), inputs: ["-", folder.path("specs")], formats: [.v21])
    }

    /// What somebody has written there since the last run is not ours to remove.
    @Test func aFolderThatIsNotEmptyIsLeftAlone() throws {
        #expect(throws: CommandProblem.self) {
            try folder.write("mine", to: "note.txt")
            _ = try MissingExamples(path: folder.path(""), inputs: [], formats: [.v3])
        }
    }

    /// Only what no collection can hold has no draft.
    @Test(
        arguments: [
            (Call(method: "GET", target: "/a?b=1"), true),
            (Call(method: "POST", target: "/a", headers: ["Content-Type": "text/plain"], body: Array("x".utf8)), true),
            (Call(method: "POST", target: "/a", body: [0xFF, 0xFE]), false),
            (Call(method: "POST", target: "/a", body: [UInt8](repeating: 0x78, count: 70_000)), false),
        ])
    func aRequestThatNothingMatchedHasADraft(call: Call, has: Bool) {
        let problem = ClientProblem(kind: .unmatched, call: call, reply: Reply(status: 404))
        #expect((MissingExample(problem) != nil) == has)
    }
}
