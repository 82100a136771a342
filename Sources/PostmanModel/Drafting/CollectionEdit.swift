package import HTTPMessage

/// Changes of the examples in the text of a collection of format v2; every other byte stays.
package struct CollectionEdit {
    /// What an example answers.
    package struct Response: Sendable, Hashable {
        package var name: String
        package var code: Int
        /// The enabled ones, in their order.
        package var headers: [HeaderField]
        package var body: String

        package init(name: String, code: Int, headers: [HeaderField], body: String) {
            self.name = name
            self.code = code
            self.headers = headers
            self.body = body
        }
    }

    private let text: [UInt8]
    private let items: JSONValue
    /// With the list that each stands in, in file order.
    private let examples: [(value: JSONValue, list: JSONValue)]

    package var exampleCount: Int { examples.count }

    /// Nil for a text that is not a collection of format v2.
    package init?(_ text: [UInt8]) {
        guard let root = try? JSONDocument.parse(text).root else { return nil }
        guard let items = (root["collection"] ?? root)["item"], items.kind == .array else { return nil }
        self.text = root.document.bytes
        self.items = items
        examples = Self.examples(in: items)
    }

    private static func examples(in items: JSONValue) -> [(JSONValue, JSONValue)] {
        items.elements.flatMap { item -> [(JSONValue, JSONValue)] in
            if let inner = item["item"], inner.kind == .array { return examples(in: inner) }
            guard let list = item["response"], list.kind == .array else { return [] }
            return list.elements.map { ($0, list) }
        }
    }

    /// With a request more at the end, which the row is the example of.
    package func adding(_ row: DraftRow) -> [UInt8] {
        let end = items.sourceBytes.endIndex - 1
        let line = (items.elements.isEmpty ? "" : ", ") + DraftCollection.line(of: row)
        return TextEdit.apply([TextEdit(end..<end, line.utf8)], to: text)
    }

    /// - Parameter number: of the example, in file order.
    /// - Returns: nil where there is no such example, or it is not an object.
    package func replacing(_ number: Int, with response: Response) -> [UInt8]? {
        guard examples.indices.contains(number), examples[number].value.kind == .object else { return nil }
        let example = examples[number].value
        let rows = response.headers.map {
            "{\"key\": \(JSONText.quoted($0.name)), \"value\": \(JSONText.quoted($0.value))}"
        }
        let values = [
            ("name", JSONText.quoted(response.name)), ("code", String(response.code)),
            ("status", JSONText.quoted(ReasonPhrase.of(response.code))),
            ("header", "[\(rows.joined(separator: ", "))]"), ("body", JSONText.quoted(response.body)),
        ]
        var edits: [TextEdit] = []
        var missing = ""
        for (name, value) in values {
            // The last of equal names counts.
            if let old = example.members.filter({ $0.name == name }).last?.value {
                edits.append(TextEdit(old.sourceBytes.indices, value.utf8))
            } else {
                missing += "\(JSONText.quoted(name)): \(value)" + (example.members.isEmpty ? "" : ", ")
            }
        }
        let start = example.sourceBytes.startIndex + 1
        if !missing.isEmpty { edits.append(TextEdit(start..<start, missing.utf8)) }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return TextEdit.apply(edits, to: text)
    }

    /// - Parameter number: of the example, in file order.
    package func removing(_ number: Int) -> [UInt8]? {
        guard examples.indices.contains(number) else { return nil }
        let (example, list) = examples[number]
        let elements = Array(list.elements)
        guard let place = elements.firstIndex(where: { $0.index == example.index }) else { return nil }
        return TextEdit.apply(TextEdit.removals(of: [place], from: elements.map(\.sourceBytes.indices)), to: text)
    }
}
