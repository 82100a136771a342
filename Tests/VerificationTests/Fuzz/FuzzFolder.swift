import Foundation
import PostmanModel

@testable import MockFiles

/// A collection v3 on disk, found and read as a user's is, and gone afterwards.
struct FuzzFolder {
    private let files: [FuzzFile]

    init(_ files: [FuzzFile]) {
        self.files = files
    }

    /// What is found where the folder stands; nothing where it is no longer a collection.
    func readings() throws -> [Reading] {
        let root = FileManager.default.temporaryDirectory.appending(path: "mockcheck-fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for file in files {
            let url = root.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url)
        }
        var options = Discovery.Options()
        options.honoursIgnoreFiles = false
        return Discovery(paths: [root.path], options: options).files.compactMap { try? $0.read() }
    }
}

/// Breaks the files of a collection v3.
extension FuzzMutator {
    /// A few of the files, some of them broken, renamed or missing.
    mutating func mutated(_ files: [FuzzFile]) -> [FuzzFile] {
        let fixed = files.filter { $0.path.hasPrefix(".resources/definition") || $0.path == "collection.yaml" }
        var kept =
            fixed
            + files.filter { file in !fixed.contains { $0.path == file.path } }
            .shuffled(using: &random).prefix(8)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard let index = kept.indices.randomElement(using: &random) else { break }
            switch Int.random(in: 0..<20, using: &random) {
            case 0: kept.remove(at: index)
            case 1: kept[index].path = renamed(kept[index].path)
            case 2...8: kept[index].text = rewritten(kept[index])
            default: kept[index].text = changedLines(kept[index].text)
            }
        }
        return kept
    }

    private mutating func renamed(_ path: String) -> String {
        let name = pick([
            "x.request.yaml", "x.example.yaml", "folder.yaml", "collection.yaml", "x.yml", "é.request.yml",
        ])
        return chance(50) ? (name ?? "x.yaml") : (path as NSString).deletingLastPathComponent + "/" + (name ?? "x.yaml")
    }

    /// The same file as JSON, which is YAML too, with its values changed.
    private mutating func rewritten(_ file: FuzzFile) -> String {
        let document = try? YAMLTranslation.translate(
            Array(file.text.utf8), file: file.path, limits: ReadingLimits())
        guard let document else { return file.text }
        return mutated(FuzzTree(document.root)).json
    }

    /// What editing by hand and merging does to YAML.
    private mutating func changedLines(_ text: String) -> String {
        var lines = text.components(separatedBy: "\n")
        guard let index = lines.indices.randomElement(using: &random) else { return text }
        let odd = pick(FuzzTexts.odd) ?? ""
        let indent = String(lines[index].prefix { $0 == " " })
        let key = lines[index].firstRange(of: ":").map { String(lines[index][..<$0.upperBound]) } ?? "key:"
        switch Int.random(in: 0..<12, using: &random) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: index)
        case 2: lines.swapAt(index, lines.indices.randomElement(using: &random) ?? index)
        case 3: lines[index] = " " + lines[index]
        case 4: lines[index] = String(lines[index].dropFirst())
        case 5: lines[index] = "\(key) \(odd)"
        case 6: lines[index] = "\(key) \(JSONText.quoted(odd))"
        case 7: lines[index] = "\(key) |\n\(indent)  \(odd)"
        case 8: lines[index] = indent + (pick(Self.yamlLines) ?? "")
        case 9: lines[index] = "\t" + lines[index]
        case 10: lines[index] = "\(key) &a \(odd)\n\(indent)other: *a"
        default: lines.removeLast(Int.random(in: 0...lines.count, using: &random))
        }
        return lines.joined(separator: "\n")
    }

    private static var yamlLines: [String] {
        [
            "- x", "? key", ": value", "&a [*a]", "*a", "<<: *a", "!!binary eA==", "!!set {a, b}", "{a: b, c}", "[a, b",
            "'it''s'", "\"\\x41\"", "--- x", "...", "%YAML 1.2", "# remark", "<<<<<<< HEAD", "=======", "key: >-",
            "headers: [{key: a, value: b}]", "headers: {a: [b, c]}", "body: {type: json, content: '{}'}",
            "url: {raw: /x}", "statusCode: '200'", "order: 1e3", "- - - -",
        ]
    }
}
