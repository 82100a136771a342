import Testing

@testable import Verification

struct CodeFrameTests {
    private static let plain = TerminalStyle(usesColor: false)
    private static let lines = [
        CodeFrame.Line(number: 9, text: "    {"), .init(number: 10, text: "\t\t\"name\": \"a\u{1B}\",\r"),
        .init(number: 11, text: ""),
    ]

    @Test func linesStandUnderEachOtherWithoutTheirIndentation() {
        let shown = CodeFrame.lines(Self.lines, style: Self.plain, width: 80)
        #expect(shown[0] == "     9 │ {")
        #expect(shown[1].hasPrefix("    10 │     \"name\": \"a") && !shown[1].contains("\u{1B}"))
        #expect(shown[2] == "    11 │ ")
        #expect(CodeFrame.lines([], style: Self.plain, width: nil).isEmpty)
    }

    @Test(arguments: [30, 80]) func noLineIsWiderThanTheTerminal(width: Int) {
        let long = [CodeFrame.Line(number: 1234, text: String(repeating: "wide 字 ", count: 40))]
        let shown = CodeFrame.lines(long, style: Self.plain, width: width)
        #expect(shown.allSatisfy { TerminalText.columns(of: $0) <= width })
    }
}
