/// A text that stands in a file in some notation: edits of the text become edits of the file, everything else of which
/// stays byte for byte.
package struct EditableText: Sendable {
    /// The text itself.
    package let bytes: [UInt8]
    /// Where each of its bytes begins in the file, and where the text ends there.
    private let offsets: [Int]
    private let written: @Sendable ([UInt8]) -> [UInt8]?
    /// How much of the end belongs to the notation and stays when the whole text is replaced.
    private let keptCount: Int

    /// - Parameters:
    ///   - offsets: of each byte, and of the end.
    ///   - written: a text as the notation has it; nil for one that it cannot hold there.
    package init(
        _ bytes: [UInt8], at offsets: [Int], keptCount: Int = 0,
        written: @escaping @Sendable ([UInt8]) -> [UInt8]?
    ) {
        self.bytes = bytes
        self.offsets = offsets
        self.keptCount = keptCount
        self.written = written
    }

    /// The edits of the file; nil where the notation cannot hold one of the new texts.
    package func inFile(_ edits: [TextEdit]) -> [TextEdit]? {
        var result: [TextEdit] = []
        for edit in edits {
            guard let text = written(edit.text) else { return nil }
            result.append(TextEdit(offsets[edit.range.lowerBound]..<offsets[edit.range.upperBound], text))
        }
        return result
    }

    /// The edit that puts another text in its place.
    package func replaced(by text: [UInt8]) -> [TextEdit]? {
        var text = text
        if keptCount > 0 { while text.last == UInt8(ascii: "\n") { text.removeLast() } }
        return inFile([TextEdit(0..<(bytes.count - keptCount), text)])
    }
}

extension EditableText {
    /// The text of a JSON string that stands in a file at an offset, quotation marks included.
    ///
    /// Nil where the bytes there are no such string, or where it has what cannot be read.
    package init?(jsonString literal: ArraySlice<UInt8>) {
        guard literal.count >= 2, literal.first == UInt8(ascii: "\""), literal.last == UInt8(ascii: "\""),
            let value = try? JSONDocument.parse(Array(literal)).root, !value.hasInvalidUTF8, !value.hasLoneSurrogate,
            let text = value.stringBytes
        else { return nil }
        var offsets: [Int] = []
        offsets.reserveCapacity(text.count + 1)
        var index = literal.startIndex + 1
        while index < literal.endIndex - 1 {
            let start = index
            var count = 1
            if literal[index] == UInt8(ascii: "\\") {
                index += 2
                if literal[start + 1] == UInt8(ascii: "u") {
                    index += 4
                    let unit = Self.unit(literal[(start + 2)..<index])
                    // A pair of escapes is one scalar of four bytes.
                    if UTF16.isLeadSurrogate(unit) { index += 6 }
                    count = UTF16.isLeadSurrogate(unit) ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
                }
            } else {
                index += 1
            }
            offsets += repeatElement(start, count: count)
        }
        offsets.append(literal.endIndex - 1)
        guard offsets.count == text.count + 1 else { return nil }
        self.init(text, at: offsets) { text in
            String(validating: text, as: UTF8.self).map { Array(JSONText.quoted($0).utf8.dropFirst().dropLast()) }
        }
    }

    private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16 {
        UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    }
}
