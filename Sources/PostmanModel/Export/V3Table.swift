/// Writes a table of Postman's as a list of rows, with the descriptions of the one that it was read from.
struct V3Table {
    private var rest: ArraySlice<JSONValue>

    /// - Parameter source: nil where only the model is known.
    init(like source: JSONValue?) {
        rest = source.map { $0.kind == .array ? Array($0.elements)[...] : [] } ?? []
    }

    static func rows(_ rows: [Row], like source: JSONValue?) -> DraftJSON {
        var table = V3Table(like: source)
        return .array(
            rows.map { row in
                table.row(row.key, row.value.map { [("value", .text($0))] } ?? [], isEnabled: row.isEnabled)
            })
    }

    /// The next row, of which all but its name, its state and its description is given.
    mutating func row(_ key: String, _ members: [(String, DraftJSON)], isEnabled: Bool) -> DraftJSON {
        var row: [(String, DraftJSON)] = [("key", .text(key))] + members
        if let place = rest.firstIndex(where: { RowReader.key(of: $0) == key }) {
            if let text = DescriptionReader.read(of: rest[place]) { row.append(("description", .text(text))) }
            rest = rest[(place + 1)...]
        }
        if !isEnabled { row.append(("disabled", .flag(true))) }
        return .object(row)
    }
}
