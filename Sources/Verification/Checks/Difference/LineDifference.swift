/// The unified difference of two texts, with three lines around each change.
enum LineDifference {
    private static let context = 3
    /// Beyond so many changed lines the rest is only counted: finding the shortest difference takes quadratic time.
    private static let lineLimit = 300
    private static let widthLimit = 200

    static func text(expected: [UInt8], actual: [UInt8]) -> String {
        let old = expected.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let new = actual.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let shared = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old[shared...].reversed(), new[shared...].reversed()).prefix { $0 == $1 }.count
        let column = firstColumn(old, new, line: shared)
        var lines = ["first difference in line \(shared + 1), byte \(column + 1) of the line"]
        lines += hunks(old: Side(old, shared: shared, tail: tail), new: Side(new, shared: shared, tail: tail))
            .map { $0.shown(around: column) }
        return lines.joined(separator: "\n")
    }

    /// One text without the lines that both share at its beginning and end.
    private struct Side {
        let lines: [ArraySlice<UInt8>]
        let changed: ArraySlice<ArraySlice<UInt8>>
        let leftOut: Int

        init(_ lines: [ArraySlice<UInt8>], shared: Int, tail: Int) {
            self.lines = lines
            let middle = lines[shared..<(lines.count - tail)]
            changed = middle.prefix(lineLimit)
            leftOut = middle.count - changed.count
        }
    }

    /// A line of the output: a mark and the line's bytes.
    private struct Row {
        var mark: Character
        var bytes: ArraySlice<UInt8>

        func shown(around column: Int) -> String {
            let start = bytes.count > widthLimit ? max(0, min(column, bytes.count) - widthLimit / 2) : 0
            let window = bytes.dropFirst(start).prefix(widthLimit)
            let text = Excerpt.visible(String(decoding: window, as: UTF8.self).unicodeScalars)
            return "\(mark)\(start > 0 ? "…" : "")\(text)\(start + window.count < bytes.count ? "…" : "")"
        }
    }

    private static func hunks(old: Side, new: Side) -> [Row] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.changed.difference(from: old.changed) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var rows = old.lines[max(0, old.changed.startIndex - context)..<old.changed.startIndex].map {
            Row(mark: " ", bytes: $0)
        }
        let (before, after) = (Array(old.changed), Array(new.changed))
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if removed.contains(left) {
                rows.append(Row(mark: "-", bytes: before[left]))
                left += 1
            } else if inserted.contains(right) {
                rows.append(Row(mark: "+", bytes: after[right]))
                right += 1
            } else {
                rows.append(Row(mark: " ", bytes: before[left]))
                left += 1
                right += 1
            }
        }
        if old.leftOut + new.leftOut > 0 {
            let note = "... \(old.leftOut) more lines expected, \(new.leftOut) more lines came"
            return condensed(rows) + [Row(mark: " ", bytes: Array(note.utf8)[...])]
        }
        let rest = old.lines[old.changed.endIndex...].prefix(context).map { Row(mark: " ", bytes: $0) }
        return condensed(rows + rest)
    }

    /// Leaves out equal lines that are far from every change.
    private static func condensed(_ rows: [Row]) -> [Row] {
        let isNear = rows.indices.map { index in
            rows[max(0, index - context)...min(rows.count - 1, index + context)].contains { $0.mark != " " }
        }
        var shown: [Row] = []
        for (index, row) in rows.enumerated() {
            if isNear[index] {
                shown.append(row)
            } else if index > 0, isNear[index - 1] {
                shown.append(Row(mark: " ", bytes: Array("...".utf8)[...]))
            }
        }
        return shown
    }

    private static func firstColumn(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], line: Int) -> Int {
        guard line < old.count, line < new.count else { return 0 }
        return zip(old[line], new[line]).prefix { $0 == $1 }.count
    }
}
