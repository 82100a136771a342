import HTTPMessage
package import MockFiles
package import PostmanModel

/// Rewrites parts of one saved example in its file, of any format; every other byte stays (product T-5).
package struct ExampleRewriter {
    private let file: EditableFile
    private let example: JSONValue
    /// What holds status, headers and body: the example, or the `response` in it (v3).
    private let response: JSONValue
    private var all: [TextEdit] = []

    /// Nil where no example begins there.
    package init?(_ file: EditableFile, at location: SourceLocation) {
        guard let example = file.object(at: location) else { return nil }
        self.file = file
        self.example = example
        response = example["response"].flatMap { $0.kind == .object ? $0 : nil } ?? example
    }

    /// What has been asked for, in order.
    package var edits: [TextEdit] {
        all.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    // MARK: Status

    /// False where the file says none, or in a way that is not known.
    package mutating func set(status: Int) -> Bool {
        let old = response["responseCode"]
        let code = old.map { $0.kind == .object ? $0["code"] : $0 } ?? response["statusCode"] ?? response["code"]
        guard let code, let edits = file.text(of: code)?.replaced(by: Array(String(status).utf8)) else { return false }
        all += edits
        let phrase = old?["name"] ?? response["statusText"] ?? response["status"]
        if let phrase, phrase.string?.isEmpty == false,
            let edits = file.text(of: phrase)?.replaced(by: Array(ReasonPhrase.of(status).utf8))
        {
            all += edits
        }
        return true
    }

    // MARK: Headers

    private var table: JSONValue? { response["header"] ?? response["headers"] }

    /// Changes the last row of that name, or adds one; false where the table is written in a way that is not known.
    package mutating func set(header name: String, to value: String) -> Bool {
        guard let row = row(named: name) else { return add([(name, value)]) }
        guard let edits = file.text(of: row)?.replaced(by: Array(value.utf8)) else { return false }
        all += edits
        return true
    }

    private func row(named name: String) -> JSONValue? {
        guard let table else { return nil }
        if table.kind == .object {
            let members = table.members.filter { $0.name.isEqualIgnoringASCIICase(to: name) }
            return members.map(\.value).last
        }
        let rows = table.elements.filter { row in
            row["key"]?.string?.isEqualIgnoringASCIICase(to: name) == true && row["disabled"]?.bool != true
        }
        return rows.last?["value"]
    }

    /// Adds rows behind the others, laid out like the last one.
    package mutating func add(_ rows: [(name: String, value: String)]) -> Bool {
        guard !rows.isEmpty else { return true }
        guard let table, let edit = file.isYAML ? yamlRows(rows, table) : jsonRows(rows, table) else {
            return false
        }
        all.append(edit)
        return true
    }

    private func jsonRows(_ rows: [(name: String, value: String)], _ table: JSONValue) -> TextEdit? {
        guard let start = file.offset(of: table) else { return nil }
        let elements = Array(table.elements)
        guard table.kind == .array, let last = elements.last, last.kind == .object,
            let member = Array(last.members).first
        else {
            guard table.kind == .array && elements.isEmpty || table.isNull else { return nil }
            let list = rows.map { "{\"key\":\(JSONText.quoted($0.name)),\"value\":\(JSONText.quoted($0.value))}" }
            return TextEdit(
                start..<(start + table.sourceBytes.count), "[\(list.joined(separator: ","))]".utf8)
        }
        // As the last row is laid out.
        let bytes = last.document.bytes
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let inner = text((last.sourceBytes.startIndex + 1)..<member.key.sourceBytes.startIndex)
        let colon = text(member.key.sourceBytes.endIndex..<member.value.sourceBytes.startIndex)
        let end = (Array(last.members).last?.value.sourceBytes.endIndex ?? last.sourceBytes.endIndex - 1)
        let closing = text(end..<(last.sourceBytes.endIndex - 1))
        let before =
            elements.count > 1
            ? elements[elements.count - 2].sourceBytes.endIndex : table.sourceBytes.startIndex + 1
        let gap = text(before..<last.sourceBytes.startIndex).filter { $0.isWhitespace }
        let added = rows.map { row in
            ",\(gap){\(inner)\"key\"\(colon)\(JSONText.quoted(row.name)),\(inner.isEmpty ? "" : inner)\"value\"\(colon)"
                + "\(JSONText.quoted(row.value))\(closing)}"
        }
        let place = start + last.sourceBytes.endIndex - table.sourceBytes.startIndex
        return TextEdit(place..<place, added.joined().utf8)
    }

    private func yamlRows(_ rows: [(name: String, value: String)], _ table: JSONValue) -> TextEdit? {
        let entry = table.kind == .array ? Array(table.elements).last : table
        guard let entry, let members = Optional(Array(entry.members)), let first = members.first,
            let last = members.last, let key = file.offset(of: first.key), let value = file.offset(of: last.value),
            last.value.kind != .object, last.value.kind != .array,
            !file.content[value...].starts(with: "|".utf8), !file.content[value...].starts(with: ">".utf8)
        else { return nil }
        let before = Array(file.lineStart(upTo: key))
        let blanks = Array(repeating: UInt8(ascii: " "), count: before.count)
        let isList = table.kind == .array
        guard isList ? before.contains(UInt8(ascii: "-")) : before == blanks else { return nil }
        var text: [UInt8] = []
        for (name, content) in rows {
            guard let name = file.scalar(name), let content = file.scalar(content) else { return nil }
            text +=
                isList
                ? Array("\n".utf8) + before + Array("key: ".utf8) + name + Array("\n".utf8) + blanks
                    + Array("value: ".utf8) + content
                : Array("\n".utf8) + blanks + name + Array(": ".utf8) + content
        }
        let end = file.lineEnd(from: value)
        return TextEdit(end..<end, text)
    }

    // MARK: Body

    private var body: JSONValue? {
        if response["responseCode"] != nil { return response["text"] }
        guard let body = response["body"] else { return nil }
        let isTyped = body.kind == .object && (body["content"] != nil || body["type"] != nil)
        return isTyped ? body["content"] : body
    }

    /// - Parameter edits: of the body as it is read.
    /// - Returns: False where the body is written in a way that is not known.
    package mutating func edit(body edits: [TextEdit]) -> Bool {
        guard let body, !body.isNull else {
            guard edits.allSatisfy({ $0.range.isEmpty }), let edit = newBody(TextEdit.apply(edits, to: [])) else {
                return false
            }
            all.append(edit)
            return true
        }
        guard body.kind == .string, let text = file.text(of: body),
            edits.allSatisfy({ $0.range.upperBound <= text.bytes.count }),
            let edits = edits.count == 1 && edits[0].range == 0..<text.bytes.count
                ? text.replaced(by: edits[0].text) : text.inFile(edits)
        else { return false }
        all += edits
        return true
    }

    /// The edit that gives an example without a body one.
    private func newBody(_ text: [UInt8]) -> TextEdit? {
        guard let text = String(validating: text, as: UTF8.self) else { return nil }
        let quoted = JSONText.quoted(text)
        if let body, let offset = file.offset(of: body), !file.isYAML {
            return TextEdit(offset..<(offset + body.sourceBytes.count), quoted.utf8)
        }
        guard !file.isYAML, let last = Array(response.members).last, let start = file.offset(of: response) else {
            return nil
        }
        let place = start + last.value.sourceBytes.endIndex - response.sourceBytes.startIndex
        let first = Array(response.members)[0].key.sourceBytes.startIndex
        let inner = String(
            decoding: response.document.bytes[(response.sourceBytes.startIndex + 1)..<first], as: UTF8.self)
        let name = response["responseCode"] == nil ? "body" : "text"
        return TextEdit(place..<place, ",\(inner)\"\(name)\": \(quoted)".utf8)
    }
}
