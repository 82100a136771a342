package import PostmanModel

/// Edits as a unified difference, for people who look before they let a tool write.
package struct EditHunks {
    private static let context = 3

    private let bytes: [UInt8]
    private let edits: [TextEdit]
    /// The first byte of each line, and the end.
    private let starts: [Int]

    package init(_ edits: [TextEdit], in bytes: [UInt8]) {
        self.edits = edits
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        if starts.last != bytes.count { starts.append(bytes.count) }
        self.starts = starts
    }

    package func text(file: String) -> String {
        var text = "--- \(file)\n+++ \(file)\n"
        var shift = 0
        for group in groups { text += hunk(group, &shift) }
        return text
    }

    /// Edits that are near enough to share a hunk.
    private var groups: [[TextEdit]] {
        var groups: [[TextEdit]] = []
        for edit in edits {
            if let last = groups.last?.last,
                line(of: edit.range.lowerBound) - line(of: last.range.upperBound) <= 2 * Self.context
            {
                groups[groups.count - 1].append(edit)
            } else {
                groups.append([edit])
            }
        }
        return groups
    }

    private func hunk(_ group: [TextEdit], _ shift: inout Int) -> String {
        guard let first = group.first, let last = group.last else { return "" }
        let (top, bottom) = (line(of: first.range.lowerBound), line(of: last.range.upperBound))
        let (from, to) = (max(0, top - Self.context), min(starts.count - 2, bottom + Self.context))
        let changed = starts[top]..<starts[bottom + 1]
        let local = group.map { edit in
            TextEdit(
                (edit.range.lowerBound - changed.lowerBound)..<(edit.range.upperBound - changed.lowerBound), edit.text)
        }
        let old = lines(Array(bytes[changed]))
        let new = lines(TextEdit.apply(local, to: Array(bytes[changed])))
        let before = lines(Array(bytes[starts[from]..<starts[top]]))
        let after = lines(Array(bytes[starts[bottom + 1]..<starts[to + 1]]))
        let (oldCount, newCount) = (before.count + old.count + after.count, before.count + new.count + after.count)
        var text = "@@ -\(from + 1),\(oldCount) +\(from + 1 + shift),\(newCount) @@\n"
        shift += new.count - old.count
        for (sign, lines) in [(" ", before), ("-", old), ("+", new), (" ", after)] {
            for line in lines { text += sign + line + "\n" }
        }
        return text
    }

    private func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count - 2)
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
