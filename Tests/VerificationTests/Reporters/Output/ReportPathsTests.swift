import Testing

@testable import Verification

struct ReportPathsTests {
    @Test(arguments: [
        ("orders.json", "specs/orders.json"), ("./orders.json", "specs/orders.json"), ("../a.json", "a.json"),
        ("v2/../v1//a.json", "specs/v1/a.json"), ("/repo/specs/a.json", "specs/a.json"),
        ("/repository/a", "/repository/a"),
        ("../../etc/a", "/etc/a"), ("/", "/"), ("/repo", ""), ("/repo/", ""), ("/repo/./a", "a"), ("/repo//a", "a"),
        ("/repo/specs/.hidden/a", "specs/.hidden/a"), ("/etc/a", "/etc/a"), ("/repo/../a", "/a"), ("/repo/é/a", "é/a"),
    ])
    func namesFilesFromTheRoot(path: String, name: String) {
        #expect(ReportPaths(root: "/repo/", workingDirectory: "/repo/specs").name(of: path) == name)
    }

    @Test(
        arguments: [
            ([:], "/repo/.git", "/repo"),
            ([:], "/repo/specs/.git", "/repo/specs"),
            ([:], "/.git", "/"),
            ([:], "/elsewhere/.git", "/repo/specs"),
            (["GITHUB_WORKSPACE": "/repo"], "/repo/specs/.git", "/repo"),
            (["GITHUB_WORKSPACE": "", "CI_PROJECT_DIR": "/repo"], "/repo/specs/.git", "/repo"),
            (["WORKSPACE": "/other"], "/repo/.git", "/repo"),
        ] as [([String: String], String, String)])
    func findsTheRoot(environment: [String: String], existing: String, root: String) {
        let found = ReportPaths.root(environment: environment, workingDirectory: "/repo/specs") { $0 == existing }
        #expect(found == root)
    }
}
