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
        let url = URL(filePath: collection.file)
        guard let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]),
            values.isRegularFile == true, values.fileSize ?? .max <= mostBytes, let data = try? Data(contentsOf: url),
            let content = WitnessedContent(json: data), FileStamp(of: collection.file) == stamp
        else { return nil }
        return differences(of: collection, from: content)
    }

    static func differences(of collection: Collection, from content: WitnessedContent) -> [String] {
        var found: [String] = []
        if collection.requests.count != content.requests.count {
            found.append("the file has \(content.requests.count) requests, \(collection.requests.count) were read")
        }
        for row in content.variables where row.isEnabled {
            let isThere = collection.variables.contains { $0.key == row.key && $0.value == row.value && $0.isEnabled }
            if !isThere { found.append("the variable '\(row.key)' of the file was not read as it stands") }
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

    private static func difference(of example: Example, from witnessed: WitnessedContent.Example) -> String? {
        if let name = witnessed.name, trimmed(name) != trimmed(example.name), !trimmed(name).isEmpty { return "name" }
        if let code = witnessed.code, (100...599).contains(code), example.code != code { return "status code" }
        if let body = witnessed.body, !example.body.elementsEqual(body.utf8) { return "body" }
        if let headers = witnessed.headers, !isSame(example.headers, headers) { return "headers" }
        guard example.hasOwnRequest else { return nil }
        if let method = witnessed.method, !trimmed(method).isEmpty,
            trimmed(method).uppercased() != example.request.method.uppercased()
        {
            return "method"
        }
        if let query = witnessed.query, !isSame(example.request.url.query, query) { return "query" }
        return nil
    }

    private static func isSame(_ rows: [PostmanModel.Row], _ witnessed: [WitnessedContent.Row]) -> Bool {
        rows.count == witnessed.count
            && zip(rows, witnessed).allSatisfy { row, other in
                trimmed(row.key) == trimmed(other.key) && trimmed(row.value ?? "") == trimmed(other.value)
                    && row.isEnabled == other.isEnabled
            }
    }

    /// Blanks around names and values are not what the comparison is about.
    private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
