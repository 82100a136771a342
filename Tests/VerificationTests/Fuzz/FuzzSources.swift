import Foundation
import PostmanModel

@testable import MockFiles

/// What the fuzzer breaks: a file with a collection, or the folder of a collection v3.
enum FuzzSource: Sendable {
    case document(FuzzTree)
    case folder([FuzzFile])
}

/// A text file of a collection v3.
struct FuzzFile: Sendable {
    /// Below the collection's folder.
    var path: String
    var text: String
}

/// Collections of every format, and environments.
struct FuzzSources: Sendable {
    private(set) var collections: [FuzzSource] = []
    private(set) var environments: [FuzzTree] = []
    /// How many collections there are of each format.
    private(set) var formats: [String: Int] = [:]

    /// Files beyond this size would make few inputs of many.
    private static let byteLimit = 1 << 20

    /// The files of the repository, and those of the corpus beside it where that is wanted.
    init(withCorpus: Bool) {
        var root = URL(filePath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        var folders = [root.appending(path: "specs").path]
        if withCorpus { folders.append(root.deletingLastPathComponent().appending(path: "shared/corpus").path) }
        for folder in folders {
            for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
                add(folder + "/" + name)
            }
        }
        if formats["v3.0.0"] == nil { addSmallFolder() }
    }

    private mutating func add(_ path: String) {
        if let folder = FolderCollection(directory: path) {
            let files = Self.files(in: folder.directory)
            if !files.isEmpty { add(.folder(files), format: "v3.0.0") }
        } else if path.hasSuffix(".json"), let bytes = try? InputFile(path: path, byteLimit: Self.byteLimit).load() {
            guard let text = try? TextDecoding.utf8(bytes), let tree = (try? JSONDocument.parse(text))?.root else {
                return
            }
            switch DocumentReader().read(bytes, file: path).document {
            case .collection(let collection): add(.document(FuzzTree(tree)), format: collection.format.rawValue)
            case .environment, .globals: environments.append(FuzzTree(tree))
            case .dump, .unrelated, .unusable: break
            }
        }
    }

    private mutating func add(_ source: FuzzSource, format: String) {
        collections.append(source)
        formats[format, default: 0] += 1
    }

    private static func files(in directory: String) -> [FuzzFile] {
        let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        return names.sorted().compactMap { name in
            guard name.hasSuffix(".yaml") || name.hasSuffix(".yml"),
                let bytes = try? InputFile(path: directory + "/" + name, byteLimit: byteLimit).load()
            else { return nil }
            return FuzzFile(path: name, text: String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The repository itself has no collection v3.
    private mutating func addSmallFolder() {
        let example = """
            name: Found
            request:
              url: "{{baseUrl}}/films/:id?lang=en"
              method: GET
              headers: {Accept: application/json}
            response:
              statusCode: 200
              headers: {Content-Type: application/json}
              body:
                type: json
                content: |-
                  {"id": "{{id}}", "name": "{{$queryParams 'lang'}}"}
            """
        let request = """
            $kind: http-request
            name: Film
            method: GET
            url: "{{baseUrl}}/films/:id?lang=en"
            pathVariables:
              - key: id
                value: "1"
            """
        let definition = "$kind: collection\nname: Films\nvariables: {baseUrl: 'https://films.example'}\n"
        add(
            .folder([
                FuzzFile(path: ".resources/definition.yaml", text: definition),
                FuzzFile(path: "Film.request.yaml", text: request),
                FuzzFile(path: ".resources/Film.resources/examples/Found.example.yaml", text: example),
            ]), format: "v3.0.0")
    }
}
