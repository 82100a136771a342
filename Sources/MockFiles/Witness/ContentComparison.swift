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
        } else if let data = data(of: collection.file) {
            if let content = WitnessedContent(json: data) {
                found = differences(of: collection, from: content)
            } else if let content = KeyedContent(v1: data) {
                found = differences(of: collection, from: content) { $0.hasStoredID ? $0.id : nil }
            }
        }
        return FileStamp(of: collection.file) == stamp ? found : nil
    }

    private static func data(of file: String) -> Data? {
        let url = URL(filePath: file)
        guard let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]),
            values.isRegularFile == true, values.fileSize ?? .max <= mostBytes
        else { return nil }
        return try? Data(contentsOf: url)
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
        var found: [String] = []
        if let key = Witness.missing(content.variables, in: collection.variables) {
            found.append("the variable '\(key)' of the file was not read as it stands")
        }
        if collection.requests.count == content.items.count {
            found += zip(collection.requests, content.items).compactMap(difference)
        } else {
            found.append("the file has \(content.items.count) requests, \(collection.requests.count) were read")
        }
        let examples = collection.requests.flatMap(\.examples)
        let count = examples.count + collection.leftOutExampleCount
        guard count == content.examples.count else {
            return found + ["the file has \(content.examples.count) examples, \(count) were read"]
        }
        // Which are left out is the readers' own word; with some missing the others cannot be told apart by number.
        guard collection.leftOutExampleCount == 0 else { return found }
        for (example, witnessed) in zip(examples, content.examples) {
            guard let what = difference(of: example, from: witnessed) else { continue }
            found.append("the \(what) of '\(witnessed.path)' is not what the file holds (\(example.location))")
        }
        return found
    }

    private static func difference(of item: RequestItem, from witnessed: WitnessedContent.Item) -> String? {
        if let key = Witness.missing(witnessed.variables, in: item.variables) {
            return "the variable '\(key)' of '\(witnessed.path)' was not read as it stands (\(item.location))"
        }
        guard let what = witnessed.request?.difference(from: item.request) else { return nil }
        return "the \(what) of '\(witnessed.path)' is not what the file holds (\(item.location))"
    }

    private static func difference(of example: Example, from witnessed: WitnessedContent.Example) -> String? {
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
