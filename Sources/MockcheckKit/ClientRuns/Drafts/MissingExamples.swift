import Foundation
import MockFiles
import PostmanModel

/// The drafts that `--save-missing` asks for: a collection beside those of the user, never in one.
struct MissingExamples: Sendable {
    let path: String
    /// That of the user's collections; v2.1 where they have several.
    private let format: Collection.Format

    /// - Parameter inputs: the paths that the command reads.
    /// - Throws: `CommandProblem` where the next run would take the drafts for one of the user's collections, or the
    ///   place is taken.
    init(path: String, inputs: [String], formats: [Collection.Format]) throws {
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
        format = Set(formats).count == 1 ? formats.first ?? .v21 : .v21
        guard format == .v3 else { return }
        // What somebody has written there since the last run is not ours to remove.
        let content = try? FileManager.default.contentsOfDirectory(atPath: path)
        if content.map({ !$0.isEmpty }) ?? FileManager.default.fileExists(atPath: path) {
            throw CommandProblem.usage(
                "--save-missing \(path): drafts of a collection v3 are a folder, and this one is not empty; "
                    + "name a new one, or remove it")
        }
    }

    /// - Returns: how many drafts there are; nothing is written where there are none.
    /// - Throws: `CommandProblem` where they cannot be written.
    func write(_ mocks: [JudgedMock]) throws -> Int {
        let rows = mocks.flatMap { mock in
            mock.traffic.problems.sorted.compactMap { MissingExample($0)?.row }
        }
        let names = mocks.map(\.loaded.name).joined(separator: ", ")
        guard !rows.isEmpty, let draft = try? DraftCollection(name: "Missing from \(names)", rows: rows) else {
            return 0
        }
        for file in draft.files(format, id: { UUID().uuidString.lowercased() }) {
            try write(file.text, to: file.path.isEmpty ? path : "\(path)/\(file.path)", inFolder: !file.path.isEmpty)
        }
        return rows.count
    }

    private func write(_ text: String, to path: String, inFolder: Bool) throws {
        do {
            if inFolder {
                let folder = URL(filePath: path).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            try ResultFile.write(text, to: path)
        } catch let problem as SystemProblem {
            throw CommandProblem.failure("cannot write \(path): \(problem)")
        } catch {
            throw CommandProblem.failure("cannot write \(path): its folder cannot be made")
        }
    }

    /// The path without links, as far as it exists.
    private static func resolved(_ path: String) -> String {
        let url = URL(filePath: path)
        let parent = url.deletingLastPathComponent().resolvingSymlinksInPath().path
        let whole = URL(filePath: parent).appending(path: url.lastPathComponent)
        return whole.resolvingSymlinksInPath().path
    }
}
