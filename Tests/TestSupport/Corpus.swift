package import Foundation
import Testing

/// The real collections that stand beside the package on developers' machines.
package enum Corpus {
    package struct Entry: Sendable, CustomTestStringConvertible {
        package var file: String
        package var schema: String
        package var requests: Int?
        package var examples: Int?

        package var testDescription: String { file }
    }

    package static let folder: URL = {
        var root = URL(filePath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        return root.deletingLastPathComponent().appending(path: "shared/corpus")
    }()

    package static var isPresent: Bool { !entries.isEmpty }

    /// The rows of the table of the corpus's own description.
    package static let entries: [Entry] = {
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

    package static func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: file)))
    }
}
