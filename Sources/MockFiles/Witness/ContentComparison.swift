import Foundation
package import PostmanModel

/// Holds a collection as it was read against what a second reader finds in its file (product V-15): an example that the
/// readers lose or alter would be served and expected alike, and no response would tell.
package enum ContentComparison {
    /// Larger files are read once; reading them twice would take longer than a run of their cases.
    private static let mostBytes = 32 << 20

    /// - Parameter stamp: the collection's file as it was when it was read; nothing is said once it has changed.
    /// - Returns: what differs, a sentence each; empty where nothing does, nil where there was nothing to compare.
    package static func differences(of collection: Collection, readAs stamp: FileStamp) -> [String]? {
        var found: [String]?
        if collection.format == .v3 {
            found = KeyedContent(v3: collection.file).map { content in
                differences(of: collection, from: content) { $0.location.file }
            }
        } else if collection.format == .v1 {
            let content = data(of: collection.file).flatMap { KeyedContent(v1: $0) }
            found = content.map { differences(of: collection, from: $0) { $0.hasStoredID ? $0.id : nil } }
        } else if isSmall(collection.file) {
            found = differences(of: collection)
        }
        return FileStamp(of: collection.file) == stamp ? found : nil
    }

    private static func isSmall(_ file: String) -> Bool {
        let url = URL(filePath: file)
        guard let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]) else { return false }
        return values.isRegularFile == true && values.fileSize ?? .max <= mostBytes
    }

    private static func data(of file: String) -> Data? {
        isSmall(file) ? try? Data(contentsOf: URL(filePath: file)) : nil
    }

    /// Reads so much of a file at a time.
    private static let readSize = 256 << 10
    /// The tree that Foundation makes of a text takes some thirty times as much memory.
    private static let pieceSize = 128 << 10

    /// Piece by piece; nil where there is nothing to compare.
    private static func differences(of collection: Collection) -> [String]? {
        guard let file = FileHandle(forReadingAtPath: collection.file) else { return nil }
        defer { try? file.close() }
        var splitter = ItemSplitter(pieceSize: pieceSize)
        var comparison = OrderedComparison(collection)
        var isReadable = true
        while let bytes = try? file.read(upToCount: readSize), !bytes.isEmpty {
            splitter.take(Array(bytes)) { piece in
                guard isReadable else { return }
                guard let content = WitnessedContent(items: Data(piece)) else {
                    isReadable = false
                    return
                }
                comparison.take(content)
            }
        }
        guard isReadable, splitter.isClear, let frame = WitnessedContent(json: Data(splitter.frame)) else { return nil }
        comparison.take(frame)
        return comparison.differences(variables: frame.variables)
    }

    static func differences(
        of collection: Collection, from content: KeyedContent, key: (Example) -> String?
    ) -> [String] {
        var found: [String] = []
        if collection.requests.count != content.requestCount {
            found.append("the file has \(content.requestCount) requests, \(collection.requests.count) were read")
        }
        var left = content.examples
        for example in collection.requests.flatMap(\.examples) {
            guard let key = key(example), var witnessed = left.removeValue(forKey: key) else {
                found.append("the file has no example '\(example.name)' (\(example.location))")
                continue
            }
            // In these formats a name may come from elsewhere.
            if witnessed.name == nil { witnessed.path = example.name }
            guard let what = difference(of: example, from: witnessed) else { continue }
            found.append("the \(what) of '\(witnessed.path)' is not what the file holds (\(example.location))")
        }
        if left.count != collection.leftOutExampleCount {
            let count = content.examples.count
            found.append(
                "the file has \(count) examples, \(count - left.count + collection.leftOutExampleCount) were read")
        }
        return found
    }

    static func differences(of collection: Collection, from content: WitnessedContent) -> [String] {
        var comparison = OrderedComparison(collection)
        comparison.take(content)
        return comparison.differences(variables: content.variables)
    }

    static func difference(of example: Example, from witnessed: WitnessedContent.Example) -> String? {
        if let name = witnessed.name.map(Witness.trimmed), name != Witness.trimmed(example.name), !name.isEmpty {
            return "name"
        }
        if let id = witnessed.id, id.isEmpty == example.hasStoredID || !id.isEmpty && id != example.id { return "id" }
        if let code = witnessed.code, (100...599).contains(code), example.code != code { return "status code" }
        if witnessed.lacksCode, example.code != nil { return "status code" }
        if let language = witnessed.language.map(Witness.trimmed), !language.isEmpty,
            example.previewLanguage.map(Witness.trimmed) != language
        {
            return "preview language"
        }
        if let body = witnessed.body, !example.body.elementsEqual(body.utf8) { return "body" }
        if let headers = witnessed.headers, !Witness.isSame(example.headers, headers) { return "headers" }
        return example.hasOwnRequest ? witnessed.request?.difference(from: example.request) : nil
    }
}
