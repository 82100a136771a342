import Testing

@testable import MockFiles

/// git itself is the judge: what it lists as untracked and not ignored is what must be found.
@Suite(.enabled(if: TemporaryTree.hasGit, "git is not installed"))
struct IgnoreRulesTests {
    private static let leaves = [
        "a.json", "b.json", "ab.json", "d/a.json", "d/b.json", "d/e/a.json", "d/e/b.json", "e/a.json", "e/d/a.json",
        "e/d/b.json", "f g.json", "f .json", "!n.json", "#h.json", "x[1].json", "d.json/a.json", "größe.json",
    ]

    private func expectGitAgrees(_ files: [String: String]) throws {
        let tree = try TemporaryTree(files)
        try tree.git("init", "-q")
        let listed = try tree.git("ls-files", "-z", "--others", "--exclude-per-directory=.gitignore")
        let expected = listed.split(separator: "\0").map(String.init).filter { $0.hasSuffix(".json") }
        let found = tree.relative(Discovery(paths: [tree.root]).files.map(\.path))
        #expect(Set(found) == Set(expected))
        #expect(found.count == expected.count)
    }

    private func files(ignoring rules: String) -> [String: String] {
        var files = Dictionary(uniqueKeysWithValues: Self.leaves.map { ($0, "{}") })
        files[".gitignore"] = rules
        return files
    }

    @Test(arguments: [
        "a.json", "/a.json", "d/a.json", "/d/a.json", "d/", "/d/", "e/d/", "d", "/d", "*.json", "/*.json", "d/*",
        "d/**",
        "**/d", "**/d/", "**/a.json", "**/d/a.json", "d/**/a.json", "e/**/b.json", "**", "**/", "*", "/", "", "//",
        "d//",
        "a.json/", "d.json/", "d.json", "?.json", "??.json", "[ab].json", "[!a].json", "[^a].json", "[[:alpha:]].json",
        "\\a.json", "\\!n.json", "!n.json", "\\#h.json", "#h.json", "f g.json", "f\\ g.json", "f g.json  ", "f\\ .json",
        "x\\[1\\].json", "x[[]1].json", "x[1].json", "[", "a[", "\\", "a.json\\", "a.json\r", "\u{FEFF}a.json",
        " a.json",
        "a.json\t", "/**", "/**/a.json", "d/*/a.json", "*/a.json", "*/*/a.json", "d/e", "e/d/*.json", "./a.json",
        "A.JSON",
        "a**", "**a.json", "***", "d/***", "**.json", "*d*", "d*/", "!", "!!a.json",
        "*.json\n!a.json", "d/\n!d/a.json", "d/*\n!d/a.json", "/*\n!/d/\n!/d/e/\n/d/*\n!/d/e", "!a.json\na.json",
        "*\n!*/\n!*.json\nb.json", "*.json\n!d/\n!/d/*.json", "d\n!d", "**/e\n!d/e",
    ])
    func followsOneFileAsGitDoes(rules: String) throws {
        try expectGitAgrees(files(ignoring: rules))
    }

    @Test func followsNestedFilesAsGitDoes() throws {
        var files = files(ignoring: "a.json\n/d/e/b.json\ne/\n")
        files["d/.gitignore"] = "!a.json\nb.json\n"
        files["d/e/.gitignore"] = "!b.json\n/a.json\n"
        files["e/.gitignore"] = "!*\n"
        try expectGitAgrees(files)
    }

    /// Patterns drawn from the characters that mean something, ten rules to a file.
    @Test(arguments: 1...12)
    func followsRandomRulesAsGitDoes(seed: UInt64) throws {
        var random = seed &* 0x9E37_79B9_7F4A_7C15
        func pick(_ count: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % count
        }
        // A run of stars behind other characters is left out: git reads `a**/` otherwise than its manual says.
        let pieces = ["a", "b", "d", "e", "/", "/", "*", "?", ".json", "[ab]", "[!d]", "**/", "/**", "/**/"]
        let rules = (0..<10).map { _ in
            var line = pick(4) == 0 ? "!" : ""
            for _ in 0...pick(4) {
                let piece = pieces[pick(pieces.count)]
                if piece.hasPrefix("*"), line.last.map({ $0 != "/" }) ?? false { continue }
                line += piece
            }
            return line
        }
        var files = Dictionary(uniqueKeysWithValues: Self.leaves.map { ($0, "{}") })
        files["d/.gitignore"] = rules[..<5].joined(separator: "\n")
        files[".gitignore"] = rules[5...].joined(separator: "\n")
        try expectGitAgrees(files)
    }
}
