/// Reads variables of a collection, a folder, an item or an environment (B-1.38 to 1.40).
struct VariableReader {
    let log: ReadingLog

    /// The variables of an owner inside the collection before those it inherits, nearest first.
    ///
    /// The last of equal keys counts (SDK), so within one scope later rows come first.
    func read(of owner: JSONValue, before inherited: [Variable]) -> [Variable] {
        let own = read(of: owner)
        return own.isEmpty ? inherited : own.reversed() + inherited
    }

    /// The variables of an owner, under `variable` or, as many files have it, `variables`.
    func read(of owner: JSONValue) -> [Variable] {
        guard let table = owner["variable"] ?? owner["variables"] else { return [] }
        return read(table)
    }

    func read(_ table: JSONValue) -> [Variable] {
        switch table.kind {
        case .array: return table.elements.compactMap(variable)
        case .object:
            if !table.isMap { return variable(table).map { [$0] } ?? [] }
            return table.members.map { Variable($0.name, $0.value.scalarText) }
        case .null: return []
        case .bool, .number, .string:
            log.warn(
                .variablesNotList, "the variables are \(table.kindName) and are left out", help: "write a list",
                at: table)
            return []
        }
    }

    private func variable(_ row: JSONValue) -> Variable? {
        if row.isNull { return nil }
        guard row.kind == .object, let key = RowReader.key(of: row) ?? row["name"]?.scalarText else {
            log.warn(
                .variableWithoutKey, "a variable without a key cannot be used", help: "give it a key or remove it",
                at: row)
            return nil
        }
        return Variable(
            key, row["value"]?.scalarText, isEnabled: row.isEnabledRow,
            isSecret: row["type"]?.isString("secret") ?? false)
    }
}
