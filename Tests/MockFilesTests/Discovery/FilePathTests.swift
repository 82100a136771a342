import Testing

@testable import MockFiles

struct FilePathTests {
    @Test(arguments: [
        ("specs/", "specs"), ("./specs", "specs"), ("././a//b/./c/", "a/b/c"), (".", "."), ("./", "."), ("/", "/"),
        ("//a/", "/a"), ("../a", "../a"), ("a/../b", "a/../b"), ("a", "a"),
    ])
    func tidiesButKeepsTheMeaning(path: String, expected: String) {
        #expect(FilePath.tidied(path) == expected)
    }

    @Test(arguments: [
        (".", "a", "a"), ("d", "a", "d/a"), ("/", "a", "/a"), ("/d", "/a", "/a"), ("d", "../a", "d/../a"),
    ])
    func joins(directory: String, name: String, expected: String) {
        #expect(FilePath.join(directory, name) == expected)
    }

    @Test(arguments: [("a", ".", "a"), ("/a", "/", "a"), ("d/a", "d", "a"), ("/d/e/a", "/d/e", "a")])
    func splits(path: String, directory: String, name: String) {
        #expect(FilePath.directory(of: path) == directory)
        #expect(FilePath.name(of: path) == name)
    }

    @Test func listsTheDirectoriesAbove() {
        #expect(FilePath.ancestors(of: "/a/b") == ["/a/b", "/a", "/"])
        #expect(FilePath.ancestors(of: "/") == ["/"])
    }
}
