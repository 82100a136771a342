/// Reads Postman's tables: lists of `{key, value, disabled}`, and what hand-written files put in their place.
struct RowReader {
    let log: ReadingLog

    /// The rows in order; `fromText` reads an element that is a bare text.
    func rows(_ table: JSONValue, fromText: (String) -> [Row] = { [Row($0, nil)] }) -> [Row] {
        switch table.kind {
        case .array:
            var rows: [Row] = []
            for element in table.elements {
                switch element.kind {
                case .object: if let row = row(element) { rows.append(row) }
                case .string: rows += element.string.map(fromText) ?? []
                case .null: break
                case .bool, .number, .array:
                    log.warn(
                        "row-not-object", "a row of a table is \(element.kindName)",
                        help: "write {\"key\": …, \"value\": …}", at: element)
                }
            }
            return rows
        case .object:
            if table["key"] != nil { return row(table).map { [$0] } ?? [] }
            return table.members.map { Row($0.name, text(of: $0.value)) }
        case .string: return table.string.map(fromText) ?? []
        case .null: return []
        case .bool, .number:
            log.warn("table-not-list", "expected a list of rows, found \(table.kindName)", at: table)
            return []
        }
    }

    /// Nil for an empty object.
    func row(_ object: JSONValue) -> Row? {
        // Old exports name path variables by `id`, headers by `name`.
        let key = Self.key(of: object) ?? object["name"]?.scalarText
        let value = object["value"].flatMap(text(of:))
        if key == nil, object["value"] == nil { return nil }
        return Row(key ?? "", value, isEnabled: object.isEnabledRow)
    }

    static func key(of object: JSONValue) -> String? {
        object["key"]?.scalarText ?? object["id"]?.scalarText
    }

    /// The text of a row's value; nil for null, and for lists and objects with a warning.
    private func text(of value: JSONValue) -> String? {
        if value.kind == .array || value.kind == .object {
            log.warn(
                "value-not-text", "a row's value is \(value.kindName) and counts as none", help: "write it as a text",
                at: value)
        }
        return value.scalarText
    }
}
