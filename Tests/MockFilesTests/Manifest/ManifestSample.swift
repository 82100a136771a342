import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

/// A manifest that stands beside the files `a.json` and `e.json`, and what is said of it.
enum ManifestSample {
    typealias Outcome = (manifest: Manifest?, diagnostics: [Diagnostic])

    /// A digest that can be told apart; the real one is the caller's matter.
    static func digest(_ key: String) -> KeyDigest { KeyDigest(bytes: Array("digest of \(key)".utf8)) }

    /// Reads a manifest that stands beside the files `a.json` and `e.json`.
    static func read(_ text: String, environment: [String: String] = [:]) throws -> Outcome {
        let tree = try TemporaryTree(["a.json": "{}", "e.json": "{}", "mockcheck.yaml": text])
        let reader = ManifestReader(environment: { environment[$0] }, digest: digest)
        var outcome = reader.read(file: tree.path("mockcheck.yaml"))
        let mocks = outcome.manifest?.mocks ?? []
        outcome.manifest?.mocks = tree.relative(mocks)
        return outcome
    }

    /// Takes the marks out of a text and says where they stood.
    static func marked(_ text: String) -> (text: String, places: [String]) {
        var places: [String] = []
        var plain = ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let pieces = line.split(separator: "▶", omittingEmptySubsequences: false)
            var column = 1
            for piece in pieces.dropLast() {
                column += piece.unicodeScalars.count
                places.append("\(number + 1):\(column)")
            }
            plain += pieces.joined() + "\n"
        }
        return (plain, places)
    }

    static func hash(_ digit: Character) -> String { String(repeating: digit, count: 64) }
}

extension TemporaryTree {
    fileprivate func relative(_ mocks: [Manifest.Mock]) -> [Manifest.Mock] {
        mocks.map { mock in
            var mock = mock
            mock.collection = relative([mock.collection])[0]
            mock.environment = mock.environment.map { relative([$0])[0] }
            return mock
        }
    }
}
