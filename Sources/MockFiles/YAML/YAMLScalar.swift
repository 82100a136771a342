import PostmanModel

/// Finds the scalar that begins at a byte of a YAML text, so that it can be edited where it stands.
///
/// It knows literal blocks, and quoted and plain scalars on one line; of all others nothing is known, and what was found
/// counts only if it says what the parser has read there.
struct YAMLScalar {
    private let content: [UInt8]

    init(in content: [UInt8]) {
        self.content = content
    }

    /// - Parameter text: what the parser has read there.
    func editable(at offset: Int, saying text: [UInt8]) -> EditableText? {
        guard content.indices.contains(offset) else { return nil }
        let found: EditableText? =
            switch content[offset] {
            case UInt8(ascii: "|"): block(at: offset)
            case UInt8(ascii: "\""): doubleQuoted(at: offset)
            case UInt8(ascii: "'"): singleQuoted(at: offset)
            case UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): nil
            default: plain(at: offset, count: text.count)
            }
        return found?.bytes == text ? found : nil
    }

    private func lineEnd(from offset: Int) -> Int {
        content[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count
    }

    private func doubleQuoted(at offset: Int) -> EditableText? {
        var index = offset + 1
        let end = lineEnd(from: offset)
        while index < end, content[index] != UInt8(ascii: "\"") {
            index += content[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < end else { return nil }
        // What JSON's strings have not is not known here.
        return EditableText(jsonString: content[offset...index])
    }

    private func singleQuoted(at offset: Int) -> EditableText? {
        var text: [UInt8] = []
        var offsets: [Int] = []
        var index = offset + 1
        let end = lineEnd(from: offset)
        while index < end {
            let isMark = content[index] == UInt8(ascii: "'")
            let isPair = isMark && index + 1 < end && content[index + 1] == UInt8(ascii: "'")
            if isMark, !isPair {
                return EditableText(text, at: offsets + [index]) { new in
                    guard Self.isPrintable(new, allowing: []) else { return nil }
                    return new.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
                }
            }
            text.append(content[index])
            offsets.append(index)
            index += isPair ? 2 : 1
        }
        return nil
    }

    /// Replaced as a whole, in quotation marks unless nothing in it needs them.
    private func plain(at offset: Int, count: Int) -> EditableText? {
        guard offset + count <= content.count else { return nil }
        let text = Array(content[offset..<(offset + count)])
        guard !text.contains(UInt8(ascii: "\n")) else { return nil }
        return EditableText(text, at: Array(offset...(offset + count))) { Self.plainOrQuoted($0) }
    }

    /// A literal block: its lines without their indentation.
    private func block(at offset: Int) -> EditableText? {
        var index = lineEnd(from: offset)
        let header = content[(offset + 1)..<index].prefix { $0 > 0x20 && $0 != UInt8(ascii: "#") }
        guard header.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }), index < content.count else {
            return nil
        }
        index += 1
        var indentation: Int?
        var text: [UInt8] = []
        var offsets: [Int] = []
        var end = index
        while index < content.count {
            let lineEnd = lineEnd(from: index)
            let line = content[index..<lineEnd]
            let blanks = line.prefix { $0 == UInt8(ascii: " ") }.count
            let isBlank = blanks == line.count || line.dropFirst(blanks).elementsEqual([0x0D])
            if !isBlank, indentation == nil { indentation = blanks }
            if !isBlank, blanks < indentation ?? 0 || blanks == 0 { break }
            for place in (index + min(blanks, indentation ?? blanks))..<lineEnd where content[place] != 0x0D {
                text.append(content[place])
                offsets.append(place)
            }
            guard lineEnd < content.count else {
                end = content.count
                break
            }
            text.append(UInt8(ascii: "\n"))
            offsets.append(lineEnd > index && content[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd)
            index = lineEnd + 1
            end = index
        }
        guard let indentation else { return nil }
        offsets.append(end)
        Self.chomp(&text, &offsets, header: header)
        let kept = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
        let lineBreak = content[offset...].firstIndex(of: 0x0A).map { content[$0 - 1] == 0x0D ? "\r\n" : "\n" } ?? "\n"
        let blanks = String(repeating: " ", count: indentation)
        return EditableText(text, at: offsets, keptCount: kept) { new in
            guard Self.isPrintable(new, allowing: [0x09, 0x0A]) else { return nil }
            let lines = new.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let rest = lines.dropFirst().flatMap { Array((lineBreak + ($0.isEmpty ? "" : blanks)).utf8) + $0 }
            return Array(lines.first ?? []) + rest
        }
    }

    /// Takes off what the header's `-` or its absence takes from the end.
    private static func chomp(_ text: inout [UInt8], _ offsets: inout [Int], header: ArraySlice<UInt8>) {
        guard !header.contains(UInt8(ascii: "+")) else { return }
        var count = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
        if !header.contains(UInt8(ascii: "-")) { count = max(0, count - 1) }
        text.removeLast(count)
        offsets.removeLast(count)
    }

    /// A text as a scalar on one line.
    static func plainOrQuoted(_ text: [UInt8]) -> [UInt8]? {
        guard let string = String(validating: text, as: UTF8.self), isPrintable(text, allowing: [0x09, 0x0A, 0x0D])
        else { return nil }
        let isPlain = string.wholeMatch(of: /[A-Za-z]([A-Za-z0-9 \/;=._+-]*[A-Za-z0-9])?|[1-9][0-9]{2}/) != nil
        let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        return isPlain && !words.contains(string.lowercased()) ? text : Array(JSONText.quoted(string).utf8)
    }

    /// Whether YAML takes all of it as it stands: no control characters, and no line breaks of other scripts.
    private static func isPrintable(_ text: [UInt8], allowing exceptions: Set<UInt8>) -> Bool {
        guard let string = String(validating: text, as: UTF8.self) else { return false }
        return string.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20: exceptions.contains(UInt8(scalar.value))
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
    }
}
