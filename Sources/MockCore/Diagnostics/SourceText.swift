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
    private let marks: [Mark]

    package init(_ bytes: [UInt8], file: String) {
        self.file = file
        self.bytes = bytes
        let span = bytes.span
        var marks: [Mark] = []
        marks.reserveCapacity(bytes.count / Self.blockLength + 1)
        var mark = Mark(line: 1, column: 1)
        var start = 0
        repeat {
            marks.append(mark)
            let end = min(start + Self.blockLength, span.count)
            mark = Self.advance(mark, over: span, from: start, to: end)
            start = end
        } while start < span.count
        self.marks = marks
    }

    /// Lines end at line feeds; columns count Unicode scalars; an offset past the end is the end.
    package func location(of offset: Int) -> SourceLocation {
        let offset = min(max(offset, 0), bytes.count)
        let block = min(offset / Self.blockLength, marks.count - 1)
        let mark = Self.advance(marks[block], over: bytes.span, from: block * Self.blockLength, to: offset)
        return SourceLocation(file: file, line: Int(mark.line), column: Int(mark.column))
    }

    private static func advance(_ mark: Mark, over bytes: Span<UInt8>, from start: Int, to end: Int) -> Mark {
        guard start < end else { return mark }
        // Two plain counts, which the compiler turns into vector code; the line's start is then looked for backwards.
        let block = bytes.extracting(start..<end)
        var lineFeeds: UInt32 = 0
        var scalars: UInt32 = 0
        for index in block.indices {
            let byte = block[index]
            lineFeeds &+= byte == 0x0A ? 1 : 0
            scalars &+= byte & 0xC0 != 0x80 ? 1 : 0
        }
        guard lineFeeds > 0 else { return Mark(line: mark.line, column: mark.column &+ scalars) }
        var column: UInt32 = 1
        var index = block.count - 1
        while block[index] != 0x0A {
            if !block[index].isUTF8Continuation { column &+= 1 }
            index -= 1
        }
        return Mark(line: mark.line &+ lineFeeds, column: column)
    }
}
