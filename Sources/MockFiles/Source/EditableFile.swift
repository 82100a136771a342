package import PostmanModel

/// A JSON or YAML file whose values can be edited where they stand; every other byte stays.
package struct EditableFile: Sendable {
    package let content: [UInt8]
    package let root: JSONValue
    /// Nil for JSON.
    private let translated: TranslatedDocument?
    private let source: SourceText
    /// The length of the byte order mark.
    private let start: Int
    /// Where each line begins; for YAML only.
    private let lines: [Int]

    /// Nil where the file is neither JSON nor YAML in UTF-8.
    package init?(_ content: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()) {
        guard UTF8Scanner.firstInvalidByte(in: content) == nil else { return nil }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        start = content.starts(with: mark) ? mark.count : 0
        self.content = content
        if file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
            guard let document = try? YAMLTranslation.translate(content, file: file, limits: limits) else { return nil }
            translated = document
            root = document.root
            source = SourceText([], file: file)
            lines = [start] + content.indices.filter { content[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        } else {
            guard let document = try? JSONDocument.parse(Array(content[start...]), limits: limits) else { return nil }
            translated = nil
            root = document.root
            source = SourceText(document.bytes, file: file)
            lines = []
        }
    }

    package var isYAML: Bool { translated != nil }

    package func location(of value: JSONValue) -> SourceLocation {
        translated?.location(of: value) ?? source.location(of: value.offset)
    }

    /// The object that begins there.
    package func object(at location: SourceLocation) -> JSONValue? {
        var stack = [root]
        while let value = stack.popLast() {
            switch value.kind {
            case .object:
                if self.location(of: value) == location { return value }
                stack += value.members.map(\.value)
            case .array: stack += Array(value.elements)
            default: break
            }
        }
        return nil
    }

    /// Where a value begins in the file.
    package func offset(of value: JSONValue) -> Int? {
        guard translated != nil else { return start + value.sourceBytes.startIndex }
        let place = location(of: value)
        guard lines.indices.contains(place.line - 1) else { return nil }
        var offset = lines[place.line - 1]
        var column = 1
        while offset < content.count, column < place.column {
            offset += 1
            while offset < content.count, content[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// The text of a string, a number or a word, to be edited; nil where that is not known how.
    package func text(of value: JSONValue) -> EditableText? {
        guard value.kind != .array, value.kind != .object, let offset = offset(of: value) else { return nil }
        let literal = value.sourceBytes
        if isYAML {
            return YAMLScalar(in: content).editable(at: offset, saying: value.stringBytes ?? Array(literal))
        }
        if value.kind == .string { return EditableText(jsonString: content[offset..<(offset + literal.count)]) }
        return EditableText(Array(literal), at: Array(offset...(offset + literal.count))) { text in
            let text = String(decoding: text, as: UTF8.self)
            return Array((Int(text) == nil ? JSONText.quoted(text) : text).utf8)
        }
    }

    /// A text as a scalar of the file; nil where it cannot hold it.
    package func scalar(_ text: String) -> [UInt8]? {
        isYAML ? YAMLScalar.plainOrQuoted(Array(text.utf8)) : Array(JSONText.quoted(text).utf8)
    }

    /// The bytes of the line up to an offset.
    package func lineStart(upTo offset: Int) -> ArraySlice<UInt8> {
        let start = content[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return content[start..<offset]
    }

    /// Where the line ends that an offset stands in, before its line break.
    package func lineEnd(from offset: Int) -> Int {
        let end = content[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count
        return end > offset && content[end - 1] == 0x0D ? end - 1 : end
    }
}
