import Testing

@testable import MockcheckKit

struct RelativePathTests {
    @Test(
        arguments: [
            ("/a/b/c.json", "/a/b", "c.json"), ("/a/c.json", "/a/b", "../c.json"),
            ("/x/c.json", "/a/b", "../../x/c.json"), ("/a/b/../c.json", "/a", "c.json"),
            ("/a/b/c/d.json", "/a", "b/c/d.json"),
        ])
    func isHowAFileNamesItsNeighbours(path: String, directory: String, relative: String) {
        #expect(RelativePath.of(path, from: directory) == relative)
    }
}
