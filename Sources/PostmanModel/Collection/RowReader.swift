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
                        .rowNotObject, "a row of a table is \(element.kindName)",
                        help: "write {\"key\": …, \"value\": …}", at: element)
                }
            }
            return rows
        case .object:
            return table.isMap ? table.members.flatMap(rows) : row(table).map { [$0] } ?? []
        case .string: return table.string.map(fromText) ?? []
        case .null: return []
        case .bool, .number:
            log.warn(.tableNotList, "expected a list of rows, found \(table.kindName)", at: table)
            return []
        }
    }

    /// The rows of a name in a map: a text, an object with a `value`, or a list of them.
    private func rows(_ member: JSONValue.Member) -> [Row] {
        switch member.value.kind {
        case .array: member.value.elements.map { Row(member.name, text(of: $0)) }
        case .object where member.value["value"] != nil:
            [
                Row(
                    member.name, member.value["value"].flatMap(text(of:)), isEnabled: member.value.isEnabledRow)
            ]
        default: [Row(member.name, text(of: member.value))]
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
                .valueNotText, "a row's value is \(value.kindName) and counts as none", help: "write it as a text",
                at: value)
        }
        return value.scalarText
    }
}
