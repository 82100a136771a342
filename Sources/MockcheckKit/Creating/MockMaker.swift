import Foundation
import MockCore
import MockFiles
import MockServer
import PostmanModel

/// Writes a new mock's collection and its entry in the manifest; nothing that is there is lost.
package struct MockMaker {
    private let mock: NewMock
    private let manifestPath: String

    private init(_ mock: NewMock) {
        self.mock = mock
        let inside = FilePath.join(mock.directory, Manifest.fileName)
        manifestPath = Manifest.path(applyingTo: mock.directory) ?? inside
    }

    /// - Throws: `CommandProblem`; nothing is left behind then.
    package static func make(_ mock: NewMock) throws -> MadeMock {
        try makeDirectory(mock.directory)
        return try MockMaker(mock).make()
    }

    private func make() throws -> MadeMock {
        let before = try readText()
        let manifest = try manifest(before ?? "", else: "the manifest cannot be used")
        var declaration = mock.declaration
        if manifest.mocks.contains(where: { $0.name == declaration.name }) {
            throw CommandProblem.usage(
                "\(manifestPath) has a mock named '\(declaration.name)' already; choose another --name")
        }
        var newOwner: MadeMock.NewOwner?
        if declaration.isPrivate {
            let owner = declaration.owner ?? manifest.users.first?.name ?? "me"
            declaration.owner = owner
            if !manifest.users.contains(where: { $0.name == owner }) {
                newOwner = MadeMock.NewOwner(name: owner, key: FreshKey.make())
            }
        }
        let (collection, isNew) = try placeCollection()
        do {
            let sample = try Self.sampleCall(of: collection)
            let after = try extended(before, with: declaration, of: collection, newOwner)
            let changed = try self.manifest(after, else: "the entry cannot be added to \(manifestPath)")
            guard changed.mocks.count == manifest.mocks.count + 1 else {
                throw CommandProblem.failure("the entry cannot be added to \(manifestPath); add it by hand")
            }
            try ResultFile.write(after, to: manifestPath)
            return MadeMock(
                declaration: declaration, collection: collection, isCollectionNew: isNew, manifest: manifestPath,
                newOwner: newOwner, path: Self.path(of: declaration.name, at: collection, in: changed), sample: sample)
        } catch {
            if isNew { try? FileManager.default.removeItem(atPath: collection) }
            if error is CommandProblem { throw error }
            throw CommandProblem.failure("cannot write \(manifestPath): \(error)")
        }
    }

    // MARK: The collection

    /// - Returns: where it is, and whether it was written there now.
    private func placeCollection() throws -> (path: String, isNew: Bool) {
        switch mock.source {
        case .collection(let path): return (path, false)
        case .rows(let rows):
            let draft: DraftCollection
            do throws(DraftProblem) {
                draft = try DraftCollection(name: mock.declaration.name, rows: rows)
            } catch {
                throw CommandProblem.usage("\(error)")
            }
            let name = Slug.make(from: mock.declaration.name) + ".postman_collection.json"
            let path = FilePath.join(mock.directory, name)
            try Self.writeNew(draft.json(id: UUID().uuidString.lowercased()), to: path)
            return (path, true)
        }
    }

    private static func sampleCall(of path: String) throws -> (method: String, target: String)? {
        let collection = try CommandProblem.reading { () throws(ProjectProblem) in
            try ProjectFiles.collection(at: path)
        }
        return Mock(collection: collection, configuration: MockConfiguration(name: "")).sampleCall
    }

    private static func writeNew(_ text: String, to path: String) throws {
        do throws(SystemProblem) {
            try ResultFile.write(text, to: path, isNew: true)
        } catch {
            guard error.code == EEXIST else { throw CommandProblem.failure("cannot write \(path): \(error)") }
            throw CommandProblem.usage(
                "\(path) is there already, and is not overwritten; choose another --name, or mock it by --collection")
        }
    }

    // MARK: The manifest

    private func readText() throws -> String? {
        guard FileManager.default.fileExists(atPath: manifestPath) else { return nil }
        guard let data = FileManager.default.contents(atPath: manifestPath) else {
            throw CommandProblem.usage("cannot read \(manifestPath)")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandProblem.usage("\(manifestPath) is not in UTF-8; save it as UTF-8")
        }
        return text
    }

    private func extended(
        _ before: String?, with declaration: MockDeclaration, of collection: String, _ newOwner: MadeMock.NewOwner?
    ) throws -> String {
        var text = ManifestText(before ?? "")
        let base = FilePath.directory(of: manifestPath)
        let entry = ManifestEntry.mock(
            declaration, collection: RelativePath.of(collection, from: base),
            environment: mock.environment.map { RelativePath.of($0, from: base) })
        do throws(ManifestTextProblem) {
            if let newOwner { try text.append(ManifestEntry.user(newOwner), to: "users") }
            try text.append(entry, to: "mocks")
        } catch {
            throw CommandProblem.usage("the entry cannot be added to \(manifestPath): \(error)")
        }
        return text.text
    }

    private func manifest(_ text: String, else complaint: String) throws -> Manifest {
        try CommandProblem.reading { () throws(ProjectProblem) in
            try ProjectFiles.manifest(text, file: manifestPath, else: complaint)
        }
    }

    /// Several mocks of one collection are told apart by their slugs (product S-1).
    private static func path(of name: String, at collection: String, in manifest: Manifest) -> String {
        let identity = FilePath.identity(of: FilePath.collection(at: collection))
        let names = manifest.mocks.filter {
            FilePath.identity(of: FilePath.collection(at: $0.collection)) == identity
        }.map(\.name)
        guard names.count > 1, let place = names.firstIndex(of: name) else { return "" }
        return "/" + Slug.unique(for: names)[place]
    }

    // MARK: Files

    private static func makeDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandProblem.failure("cannot make the directory \(path): \(error.reason)")
        }
    }
}
