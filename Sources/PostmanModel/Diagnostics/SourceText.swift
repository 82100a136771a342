/// Finds line and column of a byte of a UTF-8 text, in constant time after one pass over it.
package struct SourceText: Sendable {
    /// What is known at the first byte of a block.
    private struct Mark {
        var line: UInt32
        var column: UInt32
    }

    /// Bytes between two marks: small enough to count through on each question, large enough to cost little.
    private static let blockLength = 256

    package let file: String
    private let bytes: [UInt8]
    /// Where the bytes begin in the file.
    private let base: Int
    private let first: Mark
    /// Of the blocks of the file that begin behind the first byte.
    private let marks: [Mark]

    package init(_ bytes: [UInt8], file: String) {
        self.file = file
        self.bytes = bytes
        base = 0
        first = Mark(line: 1, column: 1)
        let span = bytes.span
        var marks: [Mark] = []
        marks.reserveCapacity(bytes.count / Self.blockLength)
        var mark = first
        for start in stride(from: 0, through: span.count - Self.blockLength, by: Self.blockLength) {
            mark = Self.advance(mark, over: span, from: start, to: start + Self.blockLength)
            marks.append(mark)
        }
        self.marks = marks
    }

    private init(partOf whole: SourceText, _ bytes: [UInt8], at base: Int) {
        file = String(decoding: Array(whole.file.utf8), as: UTF8.self)
        self.bytes = bytes
        self.base = base
        first = whole.mark(at: base)
        let blocks = (base / Self.blockLength)..<((base + bytes.count) / Self.blockLength)
        marks = Array(whole.marks[blocks])
    }

    /// A part of the whole text with everything of its own, as threads that count their references to the same thing
    /// wait for each other all the time.
    func part(_ bytes: [UInt8], at base: Int) -> SourceText { SourceText(partOf: self, bytes, at: base) }

    /// Lines end at line feeds; columns count Unicode scalars; an offset past the end is the end.
    package func location(of offset: Int) -> SourceLocation {
        let mark = mark(at: offset)
        return SourceLocation(file: file, line: Int(mark.line), column: Int(mark.column))
    }

    private func mark(at offset: Int) -> Mark {
        let offset = min(max(offset, base), base + bytes.count)
        let block = offset / Self.blockLength
        let place = block - base / Self.blockLength
        let (known, start) = place == 0 ? (first, base) : (marks[place - 1], block * Self.blockLength)
        return Self.advance(known, over: bytes.span, from: start - base, to: offset - base)
    }

    private static func advance(_ mark: Mark, over bytes: Span<UInt8>, from start: Int, to end: Int) -> Mark {
        guard start < end else { return mark }
        let block = bytes.extracting(start..<end)
        let (lineFeeds, scalars) = counts(in: block)
        guard lineFeeds > 0 else { return Mark(line: mark.line, column: mark.column &+ scalars) }
        var column: UInt32 = 1
        var index = block.count - 1
        while block[index] != 0x0A {
            if !block[index].isUTF8Continuation { column &+= 1 }
            index -= 1
        }
        return Mark(line: mark.line &+ lineFeeds, column: column)
    }

    /// Line feeds and scalars of at most 256 bytes.
    private static func counts(in block: Span<UInt8>) -> (lineFeeds: UInt32, scalars: UInt32) {
        // Eight counts of each in the bytes of a number, none of which gets beyond 32.
        var lineFeeds: UInt64 = 0
        var continuations: UInt64 = 0
        var index = 0
        while index + 8 <= block.count {
            let word = block.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            lineFeeds &+= ByteWord.bytes(of: word, equalTo: 0x0A) >> 7
            // The highest bit set, the next one not.
            continuations &+= (word & ~(word << 1) & ByteWord.highs) >> 7
            index += 8
        }
        var counts = (ByteWord.sum(lineFeeds), UInt32(truncatingIfNeeded: index) - ByteWord.sum(continuations))
        while index < block.count {
            counts.0 += block[index] == 0x0A ? 1 : 0
            counts.1 += block[index].isUTF8Continuation ? 0 : 1
            index += 1
        }
        return counts
    }
}
