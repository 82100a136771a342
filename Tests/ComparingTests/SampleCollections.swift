import Foundation
import MockFiles
import PostmanModel
import TestSupport
import Testing

/// Collections that others wrote, to compare versions of.
enum SampleCollections {
    private static let root: URL = {
        var root = URL(filePath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        return root
    }()

    /// Those that ship with the program.
    static let specs: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "specs").path)) ?? [])
        .filter { $0.hasSuffix(".postman_collection.json") }.sorted()

    static func spec(_ name: String) throws -> Collection {
        try #require(try collection(at: root.appending(path: "specs/\(name)").path))
    }

    /// The real ones with examples, none of them large.
    static let corpus: [String] = Corpus.entries.filter { (1...20).contains($0.examples ?? 0) }.map(\.file)

    static func real(_ name: String) throws -> Collection {
        try #require(try collection(at: Corpus.folder.appending(path: name).path))
    }

    /// Nil for what is not a collection.
    static func collection(at path: String) throws -> Collection? {
        guard case .collection(let collection) = try InputFile(path: path).read().document else { return nil }
        return collection
    }
}
