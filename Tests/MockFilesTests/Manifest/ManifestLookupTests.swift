import Testing

@testable import MockFiles

struct ManifestLookupTests {
    @Test(arguments: [
        ("repo/specs/deep/a.json", "repo/specs/mockcheck.yaml"),
        ("repo/specs/deep", "repo/specs/mockcheck.yaml"),
        ("repo/specs", "repo/specs/mockcheck.yaml"),
        ("repo", "repo/mockcheck.yaml"),
        ("repo/other/a.json", "repo/mockcheck.yaml"),
        ("bare/specs", nil),
        ("loose/specs", nil),
        ("loose/specs/a.json", nil),
        ("loose", "loose/mockcheck.yaml"),
        ("missing", nil),
    ])
    func looksUpwardToTheRepositoryRoot(path: String, expected: String?) throws {
        let tree = try TemporaryTree([
            "mockcheck.yaml": "", "repo/.git/HEAD": "", "repo/mockcheck.yaml": "", "repo/specs/mockcheck.yaml": "",
            "repo/specs/deep/a.json": "", "repo/other/a.json": "", "bare/.git": "gitdir: x", "bare/specs/a.json": "",
            "loose/mockcheck.yaml": "", "loose/specs/a.json": "", "repo/specs/deep/mockcheck.yaml/dir": "",
        ])
        #expect(Manifest.path(applyingTo: tree.path(path)) == expected.map(tree.path))
    }
}
