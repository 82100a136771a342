import Foundation
import Testing

/// The real collections that stand beside the package on developers' machines.
enum Corpus {
    struct Entry: Sendable, CustomTestStringConvertible {
        var file: String
        var schema: String
        var requests: Int?
        var examples: Int?

        var testDescription: String { file }
    }

    static let folder: URL = {
        var root = URL(filePath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        return root.deletingLastPathComponent().appending(path: "shared/corpus")
    }()

    static var isPresent: Bool { !entries.isEmpty }

    /// The rows of the table of the corpus's own description.
    static let entries: [Entry] = {
        let readme = (try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)) ?? ""
        return readme.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count > 9, cells[1].hasPrefix("`"), !cells[1].hasSuffix("/`") else { return nil }
            return Entry(
                file: cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`")), schema: cells[6],
                requests: Int(cells[8]), examples: Int(cells[9]))
        }
    }()

    static func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: file)))
    }
}
