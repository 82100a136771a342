import MockFiles
package import PostmanModel

/// A collection that the user names.
package enum ExistingCollection {
    /// - Throws: `CommandProblem` where it cannot be mocked.
    package static func read(_ path: String) throws -> Collection {
        let discovery = Discovery(paths: [path])
        let errors = discovery.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw problem(path, errors) }
        let readings: [Reading]
        do throws(UnreadableFile) {
            readings = try discovery.files.map { file throws(UnreadableFile) in try file.read() }
        } catch {
            throw problem(path, [error.diagnostic])
        }
        let collections = readings.compactMap { reading -> Collection? in
            if case .collection(let collection) = reading.document { collection } else { nil }
        }
        guard let collection = collections.first, collections.count == 1 else {
            guard collections.isEmpty else {
                throw CommandProblem.usage("\(path) holds \(collections.count) collections; name one of them")
            }
            throw problem(path, readings.flatMap(\.diagnostics))
        }
        return collection
    }

    private static func problem(_ path: String, _ diagnostics: [Diagnostic]) -> CommandProblem {
        let reasons = diagnostics.map { "\n\($0)" }.joined()
        return .usage("\(path) is not a collection that can be mocked; export it from Postman as v2.1\(reasons)")
    }
}
