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
        let manifest = try Self.read(before ?? "", as: manifestPath, "the manifest cannot be used")
        if manifest.mocks.contains(where: { $0.name == mock.name }) {
            throw CommandProblem.usage(
                "\(manifestPath) has a mock named '\(mock.name)' already; choose another --name")
        }
        var made = MadeMock(mock: mock, collection: "", manifest: manifestPath, path: "")
        if mock.isPrivate {
            let owner = mock.owner ?? manifest.users.first?.name ?? "me"
            made.owner = owner
            if !manifest.users.contains(where: { $0.name == owner }) {
                made.newOwner = MadeMock.NewOwner(name: owner, key: FreshKey.make())
            }
        }
        let written = try prepareCollection(&made)
        do {
            let after = try extended(before, with: made)
            let changed = try Self.read(after, as: manifestPath, "the entry cannot be added to \(manifestPath)")
            guard changed.mocks.count == manifest.mocks.count + 1 else {
                throw CommandProblem.failure("the entry cannot be added to \(manifestPath); add it by hand")
            }
            made.path = Self.path(of: mock.name, at: made.collection, in: changed)
            try ResultFile.write(after, to: manifestPath)
        } catch {
            if written { try? FileManager.default.removeItem(atPath: made.collection) }
            if error is CommandProblem { throw error }
            throw CommandProblem.failure("cannot write \(manifestPath): \(error)")
        }
        return made
    }

    // MARK: The collection

    /// - Returns: whether a file was written.
    private func prepareCollection(_ made: inout MadeMock) throws -> Bool {
        switch mock.source {
        case .collection(let path):
            made.collection = path
            made.sample = try Self.sampleCall(of: path)
            return false
        case .rows(let rows):
            let draft: DraftCollection
            do throws(DraftProblem) {
                draft = try DraftCollection(name: mock.name, rows: rows)
            } catch {
                throw CommandProblem.usage("\(error)")
            }
            made.collection = FilePath.join(mock.directory, Slug.make(from: mock.name) + ".postman_collection.json")
            try Self.writeNew(draft.json(id: UUID().uuidString.lowercased()), to: made.collection)
            made.sample = try Self.sampleCall(of: made.collection)
            return true
        }
    }

    private static func sampleCall(of path: String) throws -> (method: String, target: String)? {
        Mock(collection: try ExistingCollection.read(path), configuration: MockConfiguration(name: "")).sampleCall
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

    private func extended(_ before: String?, with made: MadeMock) throws -> String {
        var text = ManifestText(before ?? "")
        let base = FilePath.directory(of: manifestPath)
        let entry = ManifestEntry.mock(
            mock, collection: RelativePath.of(made.collection, from: base),
            environment: mock.environment.map { RelativePath.of($0, from: base) }, owner: made.owner)
        do throws(ManifestTextProblem) {
            if let owner = made.newOwner { try text.append(ManifestEntry.user(owner), to: "users") }
            try text.append(entry, to: "mocks")
        } catch {
            throw CommandProblem.usage("the entry cannot be added to \(manifestPath): \(error)")
        }
        return text.text
    }

    /// A key that comes from a variable need not be there to add a mock.
    private static func read(_ text: String, as path: String, _ complaint: String) throws -> Manifest {
        let reader = ManifestReader(environment: { "stands for \($0)" }, digest: KeyDigest.init(ofKey:))
        let (manifest, diagnostics) = reader.read(Array(text.utf8), file: path)
        let errors = diagnostics.filter { $0.severity == .error }
        guard let manifest, errors.isEmpty else {
            throw CommandProblem.usage("\(complaint)\n" + errors.map(\.description).joined(separator: "\n"))
        }
        return manifest
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

    /// A link stays one: the file it leads to is written.
    private static func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }
}
