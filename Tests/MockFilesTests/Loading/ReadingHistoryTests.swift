import PostmanModel
import Testing

@testable import MockFiles

struct ReadingHistoryTests {
    private static let collection = """
        {"info":{"name":"A","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}
        """

    /// A file that has not changed is not read again, and what changes in any file is seen by the next survey.
    @Test func onlyWhatHasChangedIsReadAgain() throws {
        let tree = try TemporaryTree(["a.json": Self.collection, "mockcheck.yaml": "profile: current\n"])
        var history = ReadingHistory()
        let options = ProjectOptions()
        _ = try ProjectLoader.load([tree.root], options, &history)
        let before = ProjectSurvey([tree.root], options, history)
        #expect(before == ProjectSurvey(asRead: history))
        try tree.write(Self.collection.replacing("\"A\"", with: "\"Longer\""), to: "a.json")
        #expect(ProjectSurvey([tree.root], options, history) != before)
        #expect(try ProjectLoader.load([tree.root], options, &history).mocks.map(\.name) == ["Longer"])
        #expect(ProjectSurvey([tree.root], options, history) == ProjectSurvey(asRead: history))
    }

    @Test func aManifestThatAppearsIsAChange() throws {
        let tree = try TemporaryTree(["a.json": Self.collection])
        var history = ReadingHistory()
        _ = try ProjectLoader.load([tree.path("a.json")], ProjectOptions(), &history)
        let before = ProjectSurvey(asRead: history)
        try tree.write("profile: classic\n", to: "mockcheck.yaml")
        #expect(ProjectSurvey([tree.path("a.json")], ProjectOptions(), history) != before)
    }
}
