import PostmanModel
import TestSupport
import Testing
import Verification

@testable import MockcheckKit

struct SourceLinesTests {
    private let folder: TestFolder
    private let file: String

    init() throws {
        folder = try TestFolder()
        try folder.write("{\n  \"name\": \"x\",\n  \"list\": [\n    1\n  ]\n}\n", to: "a.json")
        file = folder.path("a.json")
    }

    private func place(_ line: Int, _ column: Int) -> PostmanModel.SourceLocation {
        PostmanModel.SourceLocation(file: file, line: line, column: column)
    }

    @Test func aFrameIsTheLineWithoutItsIndentation() throws {
        var lines = SourceLines()
        let found = lines.frame(at: place(2, 11))
        let frame = try #require(found)
        #expect(frame.text == "\"name\": \"x\"," && frame.before == "\"name\": ")
    }

    @Test(arguments: [(99, 1), (2, 99), (7, 1)])
    func thereIsNoneWhereNothingStands(line: Int, column: Int) {
        var lines = SourceLines()
        let found = lines.frame(at: place(line, column))
        #expect(found == nil)
    }

    /// What an object or a list is, its next lines tell.
    @Test func whatOpensThereIsShownWithItsNextLines() {
        var lines = SourceLines()
        let ofObject = lines.lines(at: place(1, 1))
        let ofMember = lines.lines(at: place(2, 3))
        #expect(ofObject.map(\.number) == [1, 2, 3])
        #expect(ofMember.map(\.number) == [2])
    }
}
