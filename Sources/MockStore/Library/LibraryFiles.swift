import Foundation
import MockCore
import MockFiles
import PostmanModel

/// The library as files: a manifest as `mockcheck.yaml` always is, and beside it collections and environments as
/// Postman exports them.
enum LibraryFiles {
    /// Documents are written before the manifest that names them, and deleted after it: whenever the process ends, what
    /// the manifest names is there.
    static func write(
        _ content: LibraryContent, over old: LibraryContent, in directory: StateDirectory
    ) throws(StateProblem) {
        for document in content.documents where old.document(document.id)?.text != document.text {
            try WholeFile.makeDirectory(directory.file(LibraryDocument.folder(document.kind)))
            try WholeFile.write(document.text, to: directory.file(document.fileName))
        }
        let text = LibraryManifest.text(of: content)
        if text != LibraryManifest.text(of: old) {
            try WholeFile.write(Array(text.utf8), to: directory.file(StateDirectory.manifestName))
            try mark(content, in: directory)
        }
        for document in old.documents where content.document(document.id) == nil {
            try WholeFile.remove(directory.file(document.fileName))
        }
    }

    private static let keysMark = "There are mocks and keys in mockcheck.yaml.\n"
    private static let mocksMark = "There are mocks in mockcheck.yaml.\n"

    /// Notes that there is something to lose; nothing takes the note away again but a person.
    static func mark(_ content: LibraryContent, in directory: StateDirectory) throws(StateProblem) {
        guard !content.keys.isEmpty || !content.mocks.isEmpty else { return }
        let text = Array((content.keys.isEmpty ? mocksMark : keysMark).utf8)
        let path = directory.file(StateDirectory.libraryMarkName)
        let old = try WholeFile.read(path)
        if old != text, old != Array(keysMark.utf8) { try WholeFile.write(text, to: path) }
    }

    /// What is gone is not what is empty: without its keys the control plane would be open to everybody.
    private static func check(_ content: LibraryContent, _ bytes: [UInt8]?, in path: String) throws(StateProblem) {
        guard let mark = try WholeFile.read(StateDirectory.join(path, StateDirectory.libraryMarkName)) else { return }
        let file = StateDirectory.join(path, StateDirectory.manifestName)
        let help = "restore it from a copy; to begin anew, move library.mark away"
        guard let bytes else { throw StateProblem(file, "the file is gone, and there were mocks in it", help: help) }
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw StateProblem(file, "the file is empty, and there were mocks in it", help: help)
        }
        if mark == Array(keysMark.utf8), content.keys.isEmpty {
            throw StateProblem(file, "the file has no keys, and there were keys in it", help: help)
        }
    }

    static func read(_ path: String) throws(StateProblem) -> LibraryContent {
        var content = LibraryContent()
        for kind in LibraryDocument.Kind.allCases {
            let folder = StateDirectory.join(path, LibraryDocument.folder(kind))
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where name.hasSuffix(LibraryDocument.ending(kind)) {
                content.documents.append(try document(kind, folder, name))
            }
        }
        let file = StateDirectory.join(path, StateDirectory.manifestName)
        let read = try WholeFile.read(file)
        guard let bytes = read else {
            try check(LibraryContent(), nil, in: path)
            return content
        }
        content = try self.content(bytes, content.documents, file: file, path: path)
        try check(content, bytes, in: path)
        return content
    }

    /// - Parameters:
    ///   - file: what the manifest is called.
    ///   - path: the folder that its paths begin at.
    static func content(
        _ bytes: [UInt8], _ documents: [LibraryDocument], file: String, path: String
    ) throws(StateProblem) -> LibraryContent {
        var content = LibraryContent()
        content.documents = documents
        let reader = ManifestReader(environment: { _ in nil }, digest: KeyDigest.init(ofKey:))
        let (manifest, diagnostics) = reader.read(bytes, file: file)
        if let error = diagnostics.first(where: { $0.severity == .error && $0.rule != "manifest-reference" }) {
            throw StateProblem("\(error.location)", error.message, help: error.help)
        }
        guard let manifest else { return content }
        content.keys = manifest.keys.map { key in
            LibraryKey(
                person: key.user, name: key.name, digest: key.digest, createdAt: key.createdAt,
                isRevoked: key.isRevoked, maker: key.maker)
        }
        let owners = Dictionary(manifest.documents.map { ($0.id, $0.owner) }) { first, _ in first }
        for place in content.documents.indices { content.documents[place].owner = owners[content.documents[place].id] }
        content.mocks = manifest.mocks.map { mock(of: $0, stateDirectory: path) }
        return content
    }

    private static func document(
        _ kind: LibraryDocument.Kind, _ folder: String, _ name: String
    ) throws(StateProblem) -> LibraryDocument {
        let path = StateDirectory.join(folder, name)
        let text = try WholeFile.read(path) ?? []
        let reading = DocumentReader().read(text, file: path)
        guard let title = title(of: reading, kind) else {
            let reason = reading.diagnostics.first.map { ": \($0.message)" } ?? ""
            throw StateProblem(
                "\(reading.diagnostics.first?.location ?? SourceLocation(file: path))",
                "this is no longer \(kind.rawValue)\(reason)",
                help: "restore it from a copy, or move it away together with the mocks that use it")
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let seconds = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return LibraryDocument(
            kind: kind, id: String(name.dropLast(LibraryDocument.ending(kind).count)), name: title, text: text,
            createdAt: Timestamp(milliseconds: Int64(seconds * 1000)))
    }

    /// The name that a document gives itself; nil where it is not one of the kind.
    static func name(of text: [UInt8], _ kind: LibraryDocument.Kind) -> String? {
        title(of: DocumentReader().read(text, file: kind.rawValue), kind)
    }

    private static func title(of reading: Reading, _ kind: LibraryDocument.Kind) -> String? {
        switch reading.document {
        case .collection(let collection) where kind == .collection: collection.name
        case .environment(let environment) where kind == .environment: environment.name
        default: nil
        }
    }

    private static func mock(of entry: Manifest.Mock, stateDirectory: String) -> LibraryMock {
        func source(_ path: String, _ kind: LibraryDocument.Kind) -> LibraryMock.Source {
            let folder = StateDirectory.join(stateDirectory, LibraryDocument.folder(kind)) + "/"
            guard path.hasPrefix(folder) || path.hasPrefix(FilePath.tidied(folder) + "/"),
                path.hasSuffix(LibraryDocument.ending(kind))
            else { return .file(at: path) }
            return .stored(id: String(FilePath.name(of: path).dropLast(LibraryDocument.ending(kind).count)))
        }
        let createdAt = entry.createdAt ?? Timestamp(milliseconds: 0)
        var mock = LibraryMock(
            entry.declaration, id: entry.id ?? entry.name, collection: source(entry.collection, .collection),
            environment: entry.environment.map { source($0, .environment) }, createdAt: createdAt)
        mock.updatedAt = entry.updatedAt ?? createdAt
        mock.owner = entry.owner ?? "owner"
        for place in mock.responses.indices {
            let response = mock.responses[place]
            mock.responses[place].createdAt = response.createdAt ?? createdAt
            mock.responses[place].updatedAt = response.updatedAt ?? response.createdAt ?? createdAt
        }
        return mock
    }
}
