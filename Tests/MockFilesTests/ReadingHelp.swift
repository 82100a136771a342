import PostmanModel

@testable import MockFiles

extension Reading {
    func collection() throws -> Collection {
        guard case .collection(let collection) = document else { throw NoCollection(reading: self) }
        return collection
    }

    /// All that was noticed, whatever became of it.
    var findings: [Diagnostic] { brokenParts + diagnostics }
}

struct NoCollection: Error {
    var reading: Reading
}

extension TemporaryTree {
    /// Reads the one collection of the tree.
    func reading(limits: ReadingLimits = ReadingLimits()) throws -> Reading {
        let files = Discovery(paths: [root]).files
        guard let file = files.first, files.count == 1 else { throw NotOneFile(paths: files.map(\.path)) }
        return try file.read(limits: limits)
    }

    struct NotOneFile: Error {
        var paths: [String]
    }

    /// The places of findings as `path:line:column: rule`.
    func places(_ diagnostics: [Diagnostic]) -> [String] {
        zip(relative(diagnostics.map(\.location.description)), diagnostics).map { "\($0): \($1.rule)" }
    }
}
