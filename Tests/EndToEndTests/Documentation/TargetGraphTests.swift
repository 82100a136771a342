import Foundation
import TestSupport
import Testing

/// The picture of the architecture page, the manifest and the imports are one graph.
struct TargetGraphTests {
    /// From a target's name to the targets of this package that it uses.
    private typealias Graph = [String: Set<String>]

    /// The arrows of the page's block, one target a line: `MockStore -> HTTPMessage, MockCore`.
    private static func pictured() throws -> Graph {
        let page = try DocumentPage(DocumentPage.catalogue + "/Architecture.md")
        let lines = try #require(page.blocks.first { block in block.text.contains { $0.contains(" ->") } }).text
        return Dictionary(
            uniqueKeysWithValues: lines.filter { $0.contains(" ->") }.map { line in
                let parts = line.split(separator: "->", maxSplits: 1, omittingEmptySubsequences: false)
                let name = parts[0].trimmingCharacters(in: .whitespaces)
                return (name, Set(parts[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }))
            }.map { ($0, $1.subtracting([""])) })
    }

    /// What the manifest declares for the targets below Sources.
    private static func declared(_ names: Set<String>) throws -> Graph {
        let manifest = try String(contentsOf: ProgramRun.root.appending(path: "Package.swift"), encoding: .utf8)
        var graph: Graph = [:]
        // Each declaration goes on to the next one.
        for declaration in manifest.split(separator: /\.(target|executableTarget|testTarget|systemLibrary)\(/) {
            guard let name = declaration.firstMatch(of: /name: "(\w+)"/)?.output.1, names.contains(String(name)) else {
                continue
            }
            let list = declaration.firstMatch(of: /dependencies: \[([\s\S]*)/)?.output.1 ?? ""
            let ends = list.range(of: "swiftSettings")?.lowerBound ?? list.endIndex
            let words = list[..<ends].matches(of: /(?:^|[\[,\s])"(\w+)"/).map { String($0.output.1) }
            graph[String(name), default: []].formUnion(Set(words).intersection(names))
        }
        return graph
    }

    /// What the files of the targets import.
    private static func imported(_ names: Set<String>) throws -> Graph {
        var graph: Graph = [:]
        for name in names {
            graph[name] = []
            let folder = ProgramRun.root.appending(path: "Sources/\(name)")
            for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
                ?? .init()
            where file.pathExtension == "swift" {
                let source = try String(contentsOf: file, encoding: .utf8)
                for match in source.matches(of: /(?m)^ *(?:package |private |public )?import (\w+)$/) {
                    graph[name]?.insert(String(match.output.1))
                }
            }
        }
        return graph.mapValues { $0.intersection(names) }
    }

    @Test func thePictureTheManifestAndTheImportsAgree() throws {
        let pictured = try Self.pictured()
        let names = Set(pictured.keys)
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: ProgramRun.root.appending(path: "Sources").path)
        #expect(names == Set(folders.filter { !$0.hasPrefix(".") }))
        let declared = try Self.declared(names)
        let imported = try Self.imported(names)
        for name in names.sorted() {
            #expect(declared[name, default: []] == pictured[name], "what Package.swift declares for \(name)")
            #expect(imported[name] == pictured[name], "what the files of \(name) import")
        }
    }

    /// The product's claim: an expectation cannot come from the code that answers.
    @Test func whatJudgesDoesNotKnowWhatAnswers() throws {
        let graph = try Self.pictured()
        #expect(
            Self.reached(from: "Verification", in: graph).isDisjoint(with: ["MockCore", "MockServer", "MockStore"]))
        #expect(Self.reached(from: "MockServer", in: graph).isDisjoint(with: ["Verification"]))
    }

    private static func reached(from start: String, in graph: Graph) -> Set<String> {
        var found: Set<String> = []
        var open = [start]
        while let name = open.popLast() {
            for next in graph[name, default: []] where found.insert(next).inserted { open.append(next) }
        }
        return found
    }
}
