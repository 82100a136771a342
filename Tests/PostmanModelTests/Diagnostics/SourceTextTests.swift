import Testing

@testable import PostmanModel

struct SourceTextTests {
    /// Counted the slow way, for every scalar of texts with short, long, empty and non-ASCII lines.
    @Test(arguments: [
        "", "a", "\n", "a\nb", "\n\n\n", "é日😀\r\nx", String(repeating: "ab é\n", count: 200),
        String(repeating: "x", count: 700) + "\n" + String(repeating: "日", count: 300),
        String(repeating: "x", count: 255) + "\ny", String(repeating: "x", count: 256) + "\ny",
    ])
    func agreesWithCounting(text: String) {
        let source = SourceText(Array(text.utf8), file: "f")
        var line = 1
        var column = 1
        var offset = 0
        for scalar in text.unicodeScalars {
            #expect(source.location(of: offset) == SourceLocation(file: "f", line: line, column: column))
            offset += UTF8.width(scalar)
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        #expect(source.location(of: offset) == SourceLocation(file: "f", line: line, column: column))
        #expect(source.location(of: offset + 10) == SourceLocation(file: "f", line: line, column: column))
    }

    /// Parts begin and end anywhere, in the middle of a block and of a line, too.
    @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 700, 1_023, 1_024, 1_300])
    func partsAgreeWithTheWhole(base: Int) {
        let text = Array(String(repeating: "ab é\nlonger line 日\n", count: 80).utf8)
        let source = SourceText(text, file: "f")
        let before = SourceText(Array(text[..<base]), file: "f")
        for count in [0, 1, 100, 255, 256, 300, 600] {
            let end = min(base + count, text.count)
            let part = SourceText(Array(text[base..<end]), file: "f", base: base, from: before.end)
            for offset in base...end { #expect(part.location(of: offset) == source.location(of: offset)) }
        }
    }

    /// One line of two megabytes, asked for at 100,000 places: counting from its start would be 10^11 steps.
    @Test func answersQuicklyOnOneLongLine() {
        let source = SourceText([UInt8](repeating: 0x78, count: 2_000_000), file: "f")
        for offset in stride(from: 0, to: 2_000_000, by: 20) {
            guard source.location(of: offset).column == offset + 1 else {
                Issue.record("wrong at \(offset)")
                return
            }
        }
    }
}
