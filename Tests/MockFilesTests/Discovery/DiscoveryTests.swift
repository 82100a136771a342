import Foundation
import PostmanModel
import Testing

@testable import MockFiles

struct DiscoveryTests {
    private func names(_ discovery: Discovery, in tree: TemporaryTree) -> [String] {
        tree.relative(discovery.files.map(\.path))
    }

    @Test func takesJSONFilesInByteOrder() throws {
        let tree = try TemporaryTree([
            "b.json": "", "a/z.json": "", "a.json": "", "Z.JSON": "", "é.json": "", "readme.md": "", "json": "",
        ])
        let found = Discovery(paths: [tree.root])
        #expect(names(found, in: tree) == ["Z.JSON", "a.json", "a/z.json", "b.json", "é.json"])
        #expect(found.diagnostics.isEmpty)
    }

    @Test func leavesHiddenDirectoriesAndNodeModulesOut() throws {
        let tree = try TemporaryTree([
            ".git/a.json": "", ".hidden/a.json": "", "node_modules/p/a.json": "", "x/node_modules/a.json": "",
            "x/.y/a.json": "", ".a.json": "", "x/node_modules.json": "",
        ])
        #expect(names(Discovery(paths: [tree.root]), in: tree) == [".a.json", "x/node_modules.json"])
        #expect(names(Discovery(paths: [tree.path(".hidden")]), in: tree) == [".hidden/a.json"])
    }

    @Test func honoursEveryKindOfIgnoreFile() throws {
        let tree = try TemporaryTree([
            "a.json": "", "b.json": "", "c.json": "", ".gitignore": "*.json", ".ignore": "!b.json\n!c.json",
            ".mockcheckignore": "c.json",
        ])
        #expect(names(Discovery(paths: [tree.root]), in: tree) == ["b.json"])
        var options = Discovery.Options()
        options.honoursIgnoreFiles = false
        #expect(names(Discovery(paths: [tree.root], options: options), in: tree) == ["a.json", "b.json", "c.json"])
    }

    @Test func honoursIgnoreFilesUpToTheRepositoryRoot() throws {
        let tree = try TemporaryTree([
            ".gitignore": "outside.json", "repo/.git/HEAD": "", "repo/.gitignore": "/specs/deep/a.json",
            "repo/specs/.ignore": "b.json", "repo/specs/deep/a.json": "", "repo/specs/deep/b.json": "",
            "repo/specs/deep/c.json": "", "repo/specs/deep/outside.json": "",
        ])
        let found = Discovery(paths: [tree.path("repo/specs/deep")])
        #expect(names(found, in: tree) == ["repo/specs/deep/c.json", "repo/specs/deep/outside.json"])
    }

    @Test func takesANamedFileWhateverItIsCalledAndIgnored() throws {
        let tree = try TemporaryTree([".gitignore": "*", "a.json": "", "Our API": "", "d/a.postman_collection": ""])
        let paths = ["a.json", "Our API", "d/a.postman_collection"].map(tree.path)
        #expect(names(Discovery(paths: paths), in: tree) == ["Our API", "a.json", "d/a.postman_collection"])
    }

    @Test func takesAFileOnceUnderItsOwnName() throws {
        let tree = try TemporaryTree(["a/x.json": "", "b/y.json": ""])
        try tree.link("0-link.json", to: "a/x.json")
        try tree.link("a/to-b", to: "../b")
        let found = Discovery(paths: [tree.root, tree.path("a"), tree.path("b/../a/x.json")])
        #expect(names(found, in: tree) == ["a/x.json", "b/y.json"])
    }

    @Test func followsLinksThatLeadOutside() throws {
        let outside = try TemporaryTree(["d/x.json": "", "y.json": ""])
        let tree = try TemporaryTree(["a.json": ""])
        try tree.link("shared", to: outside.path("d"))
        try tree.link("y.json", to: outside.path("y.json"))
        #expect(names(Discovery(paths: [tree.root]), in: tree) == ["a.json", "shared/x.json", "y.json"])
    }

    @Test(.timeLimit(.minutes(1)))
    func endsOnLoopsOfLinks() throws {
        let tree = try TemporaryTree(["specs/a.json": "", "specs/d/b.json": "", "beside.json": ""])
        try tree.link("specs/d/self", to: ".")
        try tree.link("specs/d/up", to: "..")
        try tree.link("specs/outside", to: "../..")
        try tree.link("specs/root", to: "/")
        try tree.link("specs/above", to: "..")
        let found = Discovery(paths: [tree.path("specs")])
        #expect(names(found, in: tree) == ["specs/a.json", "specs/d/b.json"])
        #expect(found.diagnostics.isEmpty)
    }

    @Test func tellsWhatIsMissing() throws {
        let tree = try TemporaryTree(["a.json": ""])
        let found = Discovery(paths: [tree.path("nothing"), tree.path("a.json/b"), "", tree.path("a.json")])
        #expect(names(found, in: tree) == ["a.json"])
        #expect(found.diagnostics.map(\.rule) == ["path-missing", "path-missing", "path-missing"])
        #expect(found.diagnostics.map(\.location.file) == [tree.path("nothing"), tree.path("a.json/b"), "''"])
    }

    @Test func tellsWhatCannotBeRead() throws {
        let tree = try TemporaryTree(["a.json": ""])
        try tree.link("gone.json", to: "nowhere.json")
        try tree.link("loop.json", to: "loop.json")
        try tree.link("gone.txt", to: "nowhere.txt")
        let found = Discovery(paths: [tree.root])
        #expect(names(found, in: tree) == ["a.json"])
        #expect(found.diagnostics.map(\.rule) == ["file-unreadable", "file-unreadable"])
        #expect(tree.relative(found.diagnostics.map(\.location.file)) == ["gone.json", "loop.json"])
        #expect(found.diagnostics.first?.message == "cannot be read: no such file or directory")
    }

    @Test func doesNotWaitForPipes() throws {
        let tree = try TemporaryTree(["a.json": ""])
        #expect(mkfifo(tree.path("pipe.json"), 0o600) == 0)
        #expect(names(Discovery(paths: [tree.root]), in: tree) == ["a.json"])
    }

    @Test func takesAFolderCollectionOnce() throws {
        let tree = try TemporaryTree([
            "new/.resources/definition.yaml": "$kind: collection", "new/Users/.resources/definition.yaml": "",
            "new/Users/Get.request.yaml": "", "new/extra.json": "", "old/collection.yaml": "type: collection\n",
            "old/Orders/folder.yaml": "type: folder", "bare/Get.request.yml": "", "bare/a.json": "",
            "other/collection.yaml": "type: stamps", "other/a.json": "", "other/a.request.json": "",
            "broken/collection.yaml": "type: [", "node_modules/n/collection.yaml": "type: collection",
            ".hidden/Get.request.yaml": "",
        ])
        let markers = ["new/.resources/definition.yaml", "old/collection.yaml"]
        let found = Discovery(paths: [tree.root, tree.path("new"), tree.path(markers[0]), tree.path(markers[1])])
        #expect(names(found, in: tree) == ["bare", "new", "old", "other/a.json", "other/a.request.json"])
        #expect(found.diagnostics.isEmpty)
        #expect(names(Discovery(paths: [tree.path(markers[0])]), in: tree) == ["new"])
        #expect(names(Discovery(paths: [tree.path("other/collection.yaml")]), in: tree) == ["other/collection.yaml"])
    }

    @Test func takesEnvironmentsInYAML() throws {
        let tree = try TemporaryTree([
            "postman/environments/dev.environment.yaml": "", "postman/environments/x.environment.yml": "",
            "postman/globals/workspace.globals.yaml": "", "openapi.yaml": "", ".postman/resources.yaml": "",
        ])
        #expect(
            names(Discovery(paths: [tree.root]), in: tree) == [
                "postman/environments/dev.environment.yaml", "postman/environments/x.environment.yml",
                "postman/globals/workspace.globals.yaml",
            ])
    }

    @Test func namesTheStandardInputOnce() {
        var options = Discovery.Options()
        options.standardInputName = "orders.json"
        #expect(Discovery(paths: ["-", "-"], options: options).files.map(\.path) == ["orders.json"])
        #expect(Discovery(paths: ["-"]).files.map(\.path) == ["-"])
    }

    @Test func keepsPathsAsGiven() throws {
        let tree = try TemporaryTree(["specs/a.json": ""])
        let specs = relativeToHere(tree.path("specs"))
        #expect(Discovery(paths: ["./" + specs + "//"]).files.map(\.path) == [specs + "/a.json"])
    }

    /// The path from the current directory, with as many `..` as it takes.
    private func relativeToHere(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath.split(separator: "/")
        let there = path.split(separator: "/")
        let common = zip(here, there).prefix { $0 == $1 }.count
        return (here.dropFirst(common).map { _ in ".." } + there.dropFirst(common).map(String.init))
            .joined(separator: "/")
    }

    @Test(.enabled(if: Project.hasCorpus, "../shared/corpus is absent"))
    func findsTheCorpus() throws {
        let found = Discovery(paths: [Project.corpus])
        let root = try FileManager.default.contentsOfDirectory(atPath: Project.corpus)
        let expected = root.filter { $0 != "README.md" && !$0.hasPrefix(".") }
        #expect(
            found.files.map { FilePath.name(of: $0.path) }
                == expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(found.diagnostics.isEmpty)
    }
}
