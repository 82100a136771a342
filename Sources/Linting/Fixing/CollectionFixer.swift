import MockCore

/// Mends what can be mended without anybody's judgement, in a collection of format v1 or v2; every other byte stays.
package struct CollectionFixer {
    /// The rules whose findings it can mend.
    package static let rules: Set<String> = ["stale-framing-header", "missing-content-type", "duplicate-example-name"]

    /// What the formats call the parts of an example.
    private struct Keys {
        let headers: StaticString
        let body: StaticString

        static let v1 = Keys(headers: "headers", body: "text")
        static let v2 = Keys(headers: "header", body: "body")
    }

    /// The rules by which an example is to be mended, by where it begins.
    private let wanted: [SourceLocation: Set<String>]
    private var source = SourceText([], file: "")
    private var edits: [TextEdit] = []
    package private(set) var count = 0

    /// - Parameter findings: of the one file, as far as they are to be mended.
    package init(_ findings: [Finding]) {
        let places = findings.compactMap { finding in finding.example.map { ($0, Set([finding.diagnostic.rule])) } }
        wanted = Dictionary(places) { $0.union($1) }
    }

    /// - Returns: The edits in order; nil where the file is none that it can mend.
    package mutating func edits(of content: [UInt8]) -> [TextEdit]? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = content.starts(with: mark) ? mark.count : 0
        guard let document = try? JSONDocument.parse(Array(content[start...])) else { return nil }
        let root = document.root["collection"].flatMap { $0["item"] != nil ? $0 : nil } ?? document.root
        source = SourceText(document.bytes, file: wanted.keys.first?.file ?? "")
        if let items = root["item"] {
            walk(items)
        } else if let requests = root["requests"], root["id"] != nil {
            for request in requests.elements { if let examples = request["responses"] { fix(examples, .v1) } }
        } else {
            return nil
        }
        // What is put in goes before what is taken out at the same place.
        let ordered = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        return ordered.map { edit in
            TextEdit((edit.range.lowerBound + start)..<(edit.range.upperBound + start), edit.text)
        }
    }

    private mutating func walk(_ items: JSONValue) {
        for item in items.elements where item.kind == .object {
            if let inner = item["item"] { walk(inner) }
            if let examples = item["response"] { fix(examples, .v2) }
        }
    }

    private mutating func fix(_ examples: JSONValue, _ keys: Keys) {
        let objects = examples.elements.filter { $0.kind == .object }
        var names = Set(objects.compactMap { $0["name"]?.string })
        var seen: Set<String> = []
        for example in objects {
            let name = example["name"]?.string ?? ""
            let rules = wanted[source.location(of: example.offset)] ?? []
            if rules.contains("duplicate-example-name"), seen.contains(name) { rename(example, name, &names) }
            seen.insert(name)
            fixHeaders(of: example, keys, rules)
        }
    }

    private mutating func rename(_ example: JSONValue, _ name: String, _ names: inout Set<String>) {
        guard let value = example["name"], value.kind == .string else { return }
        var number = 2
        while names.contains("\(name) (\(number))") { number += 1 }
        let unique = "\(name) (\(number))"
        names.insert(unique)
        replace(value, by: JSONText.quoted(unique))
    }

    // MARK: Headers

    private mutating func fixHeaders(of example: JSONValue, _ keys: Keys, _ rules: Set<String>) {
        let headers = example[keys.headers]
        let stale = rules.contains("stale-framing-header") ? headers.map(StaleRows.indices) ?? [] : []
        var row: String?
        if rules.contains("missing-content-type"), let type = Self.contentType(of: example[keys.body]) {
            row = "{\"key\":\"Content-Type\",\"value\":\(JSONText.quoted(type))}"
        }
        guard let headers, headers.kind == .array else {
            if let row { addTable(row, to: example, keys, in: headers) }
            return
        }
        let elements = headers.elements.map(\.sourceBytes)
        remove(stale, of: elements)
        count += stale.count
        guard let row else { return }
        count += 1
        let open = headers.sourceBytes.startIndex + 1
        guard let first = elements.first else { return edits.append(TextEdit(open..<open, row.utf8)) }
        // As the table is laid out already: the new row takes the blanks before the first one, and leaves it the same.
        let blanks = headers.sourceBytes[open..<first.startIndex]
        let comma = stale.count == elements.count ? "" : ","
        edits.append(TextEdit(open..<open, Array(blanks) + Array((row + comma).utf8)))
    }

    /// Takes elements out, each with one comma.
    private mutating func remove(_ indices: [Int], of elements: [ArraySlice<UInt8>]) {
        let gone = Set(indices)
        var hasKept = false
        for index in elements.indices {
            guard gone.contains(index) else {
                hasKept = true
                continue
            }
            let element = elements[index]
            if hasKept {
                edits.append(TextEdit(elements[index - 1].endIndex..<element.endIndex))
            } else {
                let end = index + 1 < elements.count ? elements[index + 1].startIndex : element.endIndex
                edits.append(TextEdit(element.startIndex..<end))
            }
        }
    }

    private mutating func addTable(_ row: String, to example: JSONValue, _ keys: Keys, in headers: JSONValue?) {
        if let headers {
            guard headers.isNull || headers.string == "" else { return }
            return replace(headers, by: "[\(row)]")
        }
        count += 1
        let open = example.sourceBytes.startIndex + 1
        edits.append(TextEdit(open..<open, "\"\(keys.headers)\":[\(row)],".utf8))
    }

    private mutating func replace(_ value: JSONValue, by text: String) {
        count += 1
        edits.append(TextEdit(value.sourceBytes.startIndex..<value.sourceBytes.endIndex, text.utf8))
    }

    /// What the body is beyond doubt; nil where a person must say.
    private static func contentType(of body: JSONValue?) -> String? {
        guard let body = body?.stringBytes, let first = body.first(where: { $0 > 0x20 }) else { return nil }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return (try? JSONDocument.parse(body)) == nil ? nil : "application/json"
        }
        return String(decoding: body.drop { $0 <= 0x20 }.prefix(5), as: UTF8.self) == "<?xml" ? "application/xml" : nil
    }
}

/// The rows of a header table that belong to the recorded connection.
private enum StaleRows {
    static func indices(_ table: JSONValue) -> [Int] {
        table.elements.enumerated().compactMap { index, row in
            guard let key = row["key"]?.string, row["disabled"]?.bool != true else { return nil }
            return StaleFramingHeader.names.contains(key.lowercased()) ? index : nil
        }
    }
}
