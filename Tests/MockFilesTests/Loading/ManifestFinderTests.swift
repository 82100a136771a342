import Testing

@testable import MockFiles

struct ManifestFinderTests {
    @Test func theNearestOneAboveAFileApplies() throws {
        let tree = try TemporaryTree([
            ".git/HEAD": "", "mockcheck.yaml": "", "a.json": "", "b/c.json": "", "d/mockcheck.yaml": "",
            "d/e/f.json": "",
        ])
        var finder = ManifestFinder([tree.root], given: nil)
        #expect(finder.outermost == tree.path("mockcheck.yaml"))
        #expect(finder.manifest(of: tree.path("b/c.json")) == tree.path("mockcheck.yaml"))
        #expect(finder.manifest(of: tree.path("d/e/f.json")) == tree.path("d/mockcheck.yaml"))
        var given = ManifestFinder([tree.root], given: "m.yaml")
        #expect(given.outermost == "m.yaml" && given.manifest(of: tree.path("d/e/f.json")) == "m.yaml")
    }
}
