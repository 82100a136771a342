import Foundation
import MockFiles
import PostmanModel

/// The file of drafts that `--save-missing` asks for: a collection beside those of the user, never in one.
struct MissingExamples: Sendable {
    let path: String

    /// - Parameter inputs: the paths that the command reads.
    /// - Throws: `CommandProblem` where the next run would take the drafts for one of the user's collections.
    init(path: String, inputs: [String]) throws {
        let place = Self.resolved(path)
        for input in inputs where input != "-" {
            let root = Self.resolved(input)
            if place == root || place.hasPrefix(root + "/") {
                throw CommandProblem.usage(
                    "--save-missing \(path): the next run would read the drafts as a collection; "
                        + "name a file outside of \(input)")
            }
        }
        self.path = path
    }

    /// - Returns: how many drafts the file has; none is written where there are none.
    /// - Throws: `CommandProblem` where it cannot be written.
    func write(_ mocks: [JudgedMock]) throws -> Int {
        let rows = mocks.flatMap { mock in
            mock.traffic.problems.sorted.compactMap { MissingExample($0)?.row }
        }
        let names = mocks.map(\.loaded.name).joined(separator: ", ")
        guard !rows.isEmpty, let draft = try? DraftCollection(name: "Missing from \(names)", rows: rows) else {
            return 0
        }
        do throws(SystemProblem) {
            try ResultFile.write(draft.json(id: UUID().uuidString.lowercased()), to: path)
        } catch {
            throw CommandProblem.failure("cannot write \(path): \(error)")
        }
        return rows.count
    }

    /// The path without links, as far as it exists.
    private static func resolved(_ path: String) -> String {
        let url = URL(filePath: path)
        let parent = url.deletingLastPathComponent().resolvingSymlinksInPath().path
        let whole = URL(filePath: parent).appending(path: url.lastPathComponent)
        return whole.resolvingSymlinksInPath().path
    }
}
