import Foundation
import TestSupport
import Testing

/// Tests stand where their sources do, so that whoever changes one finds the other.
struct MirroredFoldersTests {
    /// Arguments, exit codes and streams are tested by running the program.
    private static let throughTheProgram = "mockcheck"

    /// The Swift files below a folder of the package, as paths below it.
    private static func files(below folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: ProgramRun.root.appending(path: folder).path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    }

    private static func holds(_ word: String, _ path: String) throws -> Bool {
        try String(contentsOf: ProgramRun.root.appending(path: path), encoding: .utf8).contains(word)
    }

    private static func folder(of path: String) -> String { (path as NSString).deletingLastPathComponent }

    /// The folders that hold tests, with those above them in `all`.
    private static func tested() throws -> (own: Set<String>, all: Set<String>) {
        let files = try files(below: "Tests").filter { try holds("@Test", "Tests/\($0)") }
        var (own, all): (Set<String>, Set<String>) = ([], [])
        for file in files {
            var folder = folder(of: file)
            own.insert(folder)
            while !folder.isEmpty {
                all.insert(folder)
                folder = Self.folder(of: folder)
            }
        }
        return (own, all)
    }

    /// `Linting/Rules/Drift` has its tests in `LintingTests/Rules/Drift`, or for all rules together one above.
    @Test func eachFolderWithLogicHasTestsInItsMirror() throws {
        let (own, all) = try Self.tested()
        let sources = try Self.files(below: "Sources").filter { try Self.holds("func ", "Sources/\($0)") }
        for folder in Set(sources.map(Self.folder)).sorted() {
            let parts = folder.split(separator: "/").map(String.init)
            guard let target = parts.first, target != Self.throughTheProgram else { continue }
            let mirror = (["\(target)Tests"] + parts.dropFirst()).joined(separator: "/")
            let isInMirror = all.contains(mirror) || parts.count > 2 && own.contains(Self.folder(of: mirror))
            #expect(isInMirror, "Sources/\(folder) has no tests in Tests/\(mirror)")
        }
    }

    @Test func aSuiteOfOneFileStandsInItsMirror() throws {
        let sources = Dictionary(grouping: Self.files(below: "Sources")) { file in
            let target = file.prefix { $0 != "/" }
            return "\(target)Tests/" + (file as NSString).lastPathComponent.replacing(".swift", with: "Tests.swift")
        }
        for suite in Self.files(below: "Tests") {
            let target = suite.prefix { $0 != "/" }
            guard let files = sources["\(target)/" + (suite as NSString).lastPathComponent] else { continue }
            let mirrors = files.map { file in
                let inside = Self.folder(of: file).split(separator: "/").dropFirst()
                return (["\(target)"] + inside.map(String.init)).joined(separator: "/")
            }
            #expect(mirrors.contains(Self.folder(of: suite)), "Tests/\(suite) belongs into \(mirrors)")
        }
    }
}
