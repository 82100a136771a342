/// Reads `header` of a request or an example: a list, one text, null, or an object (B-1.18, 1.24).
struct HeaderReader {
    let log: ReadingLog

    func read(_ owner: JSONValue, isResponse: Bool) -> [Row] {
        read(table: owner["header"] ?? owner["headers"], isResponse: isResponse)
    }

    /// - Parameter hasComments: whether `//` before the name of a row switches it off, as in text blocks.
    func read(table: JSONValue?, isResponse: Bool, hasComments: Bool = false) -> [Row] {
        guard let table, !table.isNull else { return [] }
        guard !hasComments, table.kind == .array else {
            return rows(of: table, isResponse: isResponse, hasComments: hasComments)
        }
        let recent = isResponse ? log.memory.responseHeaders : log.memory.requestHeaders
        if let rows = recent.content(like: table) { return rows }
        let noticed = log.diagnostics.count
        let rows = rows(of: table, isResponse: isResponse, hasComments: false)
        // What is wrong is said at each place.
        guard log.diagnostics.count == noticed else { return rows }
        if isResponse {
            log.memory.responseHeaders.remember(rows, of: table)
        } else {
            log.memory.requestHeaders.remember(rows, of: table)
        }
        return rows
    }

    private func rows(of table: JSONValue, isResponse: Bool, hasComments: Bool) -> [Row] {
        let rows = RowReader(log: log).rows(table, fromText: Self.lines)
            .map { Self.withoutBreaks(hasComments ? Self.uncommented($0) : $0) }
            .filter { !($0.key.isEmpty && ($0.value ?? "").isEmpty) }
        for row in rows where row.isEnabled { check(row, isResponse: isResponse, in: table) }
        return rows
    }

    /// The headers of a text block: `Name: value` lines, `//` before a name switches it off (B-1.06).
    static func lines(_ text: String) -> [Row] {
        var rows: [Row] = []
        for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            let first = line.first
            if first == " " || first == "\t", !rows.isEmpty {
                // A folded line goes on with the value above.
                let last = rows.count - 1
                rows[last].value = [rows[last].value, trimmed(line)].compactMap { $0 }.joined(separator: " ")
                continue
            }
            let colon = line.firstIndex(of: ":")
            let name = trimmed(line[..<(colon ?? line.endIndex)])
            let row = uncommented(Row(name, colon.map { trimmed(line[line.index(after: $0)...]) }))
            if !row.key.isEmpty { rows.append(row) }
        }
        return rows
    }

    /// Line breaks around a value came with pasting it, and are no part of it (Fetch, "normalize a byte sequence").
    private static func withoutBreaks(_ row: Row) -> Row {
        guard let value = row.value, let first = value.utf8.first, let last = value.utf8.last,
            isBreak(first) || isBreak(last)
        else { return row }
        var rest = value.utf8[...]
        while let first = rest.first, isBreak(first) { rest.removeFirst() }
        while let last = rest.last, isBreak(last) { rest.removeLast() }
        return Row(row.key, String(Substring(rest)), isEnabled: row.isEnabled)
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func uncommented(_ row: Row) -> Row {
        guard row.key.hasPrefix("//") else { return row }
        return Row(trimmed(Substring(row.key.dropFirst(2)).unicodeScalars), row.value, isEnabled: false)
    }

    private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    /// What HTTP cannot carry stays in the model and is left out of the message (D12): say so.
    private func check(_ row: Row, isResponse: Bool, in table: JSONValue) {
        if !row.key.isHTTPToken {
            tell(
                isResponse, .headerName, "the header name \(row.key.quotedForMessage) is not a valid HTTP token",
                "use letters, digits and hyphens", table, row)
        }
        guard let value = row.value else { return }
        guard let control = value.utf8.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else { return }
        let isLineBreak = control == 0x0A || control == 0x0D
        tell(
            isResponse, isLineBreak ? .headerNewline : .headerControlCharacter,
            "the value of header \(row.key.quotedForMessage) holds a \(isLineBreak ? "line break" : "control character")",
            "write the value on one line", table, row)
    }

    private func tell(
        _ isResponse: Bool, _ rule: ReadingRule, _ message: String, _ help: String, _ table: JSONValue, _ row: Row
    ) {
        // The place is looked up only now, as nearly all headers are in order.
        let place =
            table.isMap
            ? table.members.first { $0.name == row.key }?.value
            : table.elements.first { RowReader.key(of: $0) == row.key && $0["value"]?.scalarText == row.value }
        if isResponse {
            log.fail(rule, message + " and is not sent", help: help, at: place ?? table)
        } else {
            log.note(rule, message, help: help, at: place ?? table)
        }
    }
}

extension String {
    /// Whether HTTP takes this as a header name or a method (RFC 9110, section 5.6.2).
    var isHTTPToken: Bool {
        !isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                // "!#$%&'*+-.^_`|~"
                case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
                default: false
                }
            }
    }

    /// In quotation marks on one line, cut where it is long.
    package var quotedForMessage: String {
        let line = unicodeScalars.map { $0.value < 0x20 ? " " : String($0) }
        return "'" + line.prefix(60).joined() + (line.count > 60 ? "…" : "") + "'"
    }
}
