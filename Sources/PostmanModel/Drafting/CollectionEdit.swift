package import HTTPMessage

/// Changes of the requests and examples in the text of a collection of format v2; every other byte stays.
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

    let text: [UInt8]
    private let items: JSONValue
    /// With the list that each stands in, in file order.
    let requests: [(value: JSONValue, list: JSONValue)]
    let examples: [(value: JSONValue, list: JSONValue)]

    package var exampleCount: Int { examples.count }

    /// Nil for a text that is not a collection of format v2.
    package init?(_ text: [UInt8]) {
        guard let root = try? JSONDocument.parse(text).root else { return nil }
        guard let items = (root["collection"] ?? root)["item"], items.kind == .array else { return nil }
        self.text = root.document.bytes
        self.items = items
        requests = Self.requests(in: items)
        examples = requests.flatMap { request, _ in Self.examples(of: request).map { ($0.value, $0.list) } }
    }

    private static func requests(in items: JSONValue) -> [(JSONValue, JSONValue)] {
        items.elements.flatMap { item -> [(JSONValue, JSONValue)] in
            if let inner = item["item"], inner.kind == .array { return requests(in: inner) }
            return item["request"] == nil && examples(of: item).isEmpty ? [] : [(item, items)]
        }
    }

    static func examples(of request: JSONValue) -> [(value: JSONValue, list: JSONValue)] {
        guard let list = request["response"], list.kind == .array else { return [] }
        return list.elements.map { ($0, list) }
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
        return apply(Self.setting(Self.members(of: response), in: examples[number].value))
    }

    /// The members of an example, as JSON texts.
    static func members(of response: Response) -> [(name: String, value: String)] {
        [
            ("name", JSONText.quoted(response.name)), ("code", String(response.code)),
            ("status", JSONText.quoted(ReasonPhrase.of(response.code))),
            ("header", rows(response.headers)), ("body", JSONText.quoted(response.body)),
        ]
    }

    static func rows(_ headers: [HeaderField]) -> String {
        let rows = headers.map {
            "{\"key\": \(JSONText.quoted($0.name)), \"value\": \(JSONText.quoted($0.value))}"
        }
        return "[\(rows.joined(separator: ", "))]"
    }

    /// Gives members of an object these values; those that are missing come first.
    static func setting(_ values: [(name: String, value: String)], in object: JSONValue) -> [TextEdit] {
        var edits: [TextEdit] = []
        var missing: [String] = []
        for (name, value) in values {
            // The last of equal names counts.
            if let old = object.members.filter({ $0.name == name }).last?.value {
                edits.append(TextEdit(old.sourceBytes.indices, value.utf8))
            } else {
                missing.append("\(JSONText.quoted(name)): \(value)")
            }
        }
        guard !missing.isEmpty else { return edits }
        let start = object.sourceBytes.startIndex + 1
        let text = missing.joined(separator: ", ") + (object.members.isEmpty ? "" : ", ")
        return edits + [TextEdit(start..<start, text.utf8)]
    }

    func apply(_ edits: [TextEdit]) -> [UInt8] {
        TextEdit.apply(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: text)
    }

    /// - Parameter number: of the example, in file order.
    package func removing(_ number: Int) -> [UInt8]? {
        examples.indices.contains(number) ? removing(examples[number].value, from: examples[number].list) : nil
    }

    func removing(_ value: JSONValue, from list: JSONValue) -> [UInt8]? {
        let elements = Array(list.elements)
        guard let place = elements.firstIndex(where: { $0.index == value.index }) else { return nil }
        return TextEdit.apply(TextEdit.removals(of: [place], from: elements.map(\.sourceBytes.indices)), to: text)
    }
}
