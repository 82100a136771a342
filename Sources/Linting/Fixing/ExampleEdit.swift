import MockCore
import PostmanModel

/// The changes that rules ask for in one example of a file of format v1 or v2; every other byte stays.
package struct ExampleEdit {
    /// What the formats call the parts of an example.
    struct Keys {
        let headers: StaticString
        let body: StaticString

        static let v1 = Keys(headers: "headers", body: "text")
        static let v2 = Keys(headers: "header", body: "body")
    }

    let example: JSONValue
    /// The names of all examples of the request, as far as they are known by now.
    private(set) var siblingNames: Set<String>
    /// Whether an example before this one has its name.
    let isNameTaken: Bool
    private let keys: Keys
    private var goneHeaders: Set<Int> = []
    private var newHeaders: [String] = []
    private var replacements: [TextEdit] = []
    /// How many findings the changes fix.
    private(set) var count = 0

    init(of example: JSONValue, _ keys: Keys, siblingNames: Set<String>, isNameTaken: Bool) {
        self.example = example
        self.keys = keys
        self.siblingNames = siblingNames
        self.isNameTaken = isNameTaken
    }

    var name: String { example["name"]?.string ?? "" }
    var body: JSONValue? { example[keys.body] }

    mutating func rename(to name: String) {
        guard let value = example["name"], value.kind == .string else { return }
        siblingNames.insert(name)
        replace(value, by: JSONText.quoted(name))
        count += 1
    }

    /// Removes the enabled headers of these names, which are in lower case.
    mutating func removeHeaders(named names: Set<String>) {
        guard let rows = example[keys.headers]?.elements else { return }
        for (index, row) in rows.enumerated() {
            guard let key = row["key"]?.string, row["disabled"]?.bool != true, names.contains(key.lowercased()),
                goneHeaders.insert(index).inserted
            else { continue }
            count += 1
        }
    }

    mutating func addHeader(_ name: String, _ value: String) {
        let headers = example[keys.headers]
        guard headers.map({ $0.kind == .array || $0.isNull || $0.string == "" }) ?? true else { return }
        newHeaders.append("{\"key\":\(JSONText.quoted(name)),\"value\":\(JSONText.quoted(value))}")
        count += 1
    }

    /// All changes, in any order.
    func edits() -> [TextEdit] {
        replacements + headerEdits()
    }

    private func headerEdits() -> [TextEdit] {
        let rows = newHeaders.joined(separator: ",")
        guard let headers = example[keys.headers] else {
            let open = example.sourceBytes.startIndex + 1
            return newHeaders.isEmpty ? [] : [TextEdit(open..<open, "\"\(keys.headers)\":[\(rows)],".utf8)]
        }
        guard headers.kind == .array else {
            return newHeaders.isEmpty ? [] : [TextEdit(of: headers, by: "[\(rows)]")]
        }
        let elements = headers.elements.map(\.sourceBytes)
        let removals = TextEdit.removals(
            of: goneHeaders, from: elements.map { $0.startIndex..<$0.endIndex })
        guard !newHeaders.isEmpty else { return removals }
        let open = headers.sourceBytes.startIndex + 1
        guard let first = elements.first else { return [TextEdit(open..<open, rows.utf8)] }
        // As the table is laid out already: the new row takes the blanks before the first one, and leaves it the same.
        let blanks = headers.sourceBytes[open..<first.startIndex]
        let comma = goneHeaders.count == elements.count ? "" : ","
        return removals + [TextEdit(open..<open, Array(blanks) + Array((rows + comma).utf8))]
    }

    private mutating func replace(_ value: JSONValue, by text: String) {
        replacements.append(TextEdit(of: value, by: text))
    }
}

extension TextEdit {
    fileprivate init(of value: JSONValue, by text: String) {
        self.init(value.sourceBytes.startIndex..<value.sourceBytes.endIndex, text.utf8)
    }
}
