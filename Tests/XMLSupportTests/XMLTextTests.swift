import Testing
import XMLSupport

struct XMLTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("tab\tline\nreturn\r", "tab\tline\nreturn\r"),
        ("é 漢 🎉 \u{85} \u{A0}", "é 漢 🎉 \u{85} \u{A0}"),
        ("a\u{0}b", "a\\u{0}b"),
        ("\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}", "\\u{1}\\u{8}\\u{B}\\u{C}\\u{E}\\u{1F}"),
        ("\u{7F}\u{80}\u{84}\u{86}\u{9C}", "\\u{7F}\\u{80}\\u{84}\\u{86}\\u{9C}"),
        ("\u{FFFD}\u{FFFE}\u{FFFF}", "\u{FFFD}\\u{FFFE}\\u{FFFF}"),
        ("\u{1FFFE}\u{10FFFF}", "\u{1FFFE}\u{10FFFF}"),
    ])
    func makesForbiddenCharactersVisible(text: String, expected: String) {
        #expect(XMLText.sanitized(text) == expected)
    }

    @Test(arguments: [
        ("\u{1B}[1;31mred\u{1B}[0m", "red"),
        ("\u{1B}[?25lhidden\u{1B}[38;2;1;2;3m", "hidden"),
        ("\u{9B}31mred", "red"),
        ("\u{1B}]0;title\u{7}text", "text"),
        ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{1B}Pdevice\u{1B}\\text", "text"),
        ("\u{1B}(Btext", "text"),
        // Nothing may vanish because a sequence never ends.
        ("\u{1B}]0;no end", "\\u{1B}]0;no end"),
        ("\u{1B}[12", "\\u{1B}[12"),
        ("\u{1B}[12\nx", "\\u{1B}[12\nx"),
        ("\u{1B}", "\\u{1B}"),
        ("\u{1B}\u{1B}[0mx", "\\u{1B}x"),
    ])
    func stripsCompleteTerminalSequences(text: String, expected: String) {
        #expect(XMLText.sanitized(text) == expected)
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
            ([0xC3], "\u{FFFD}"),
            ([0x1B, 0x5B, 0x6D, 0xC3, 0xA9], "é"),
            // An encoded surrogate is not UTF-8.
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ] as [([UInt8], String)])
    func replacesUndecodableBytes(bytes: [UInt8], expected: String) {
        #expect(XMLText.sanitized(bytes) == expected)
    }

    @Test func isIdempotent() {
        let once = XMLText.sanitized("\u{1B}[31m\u{1B}\u{FFFE}\u{0}é")
        #expect(XMLText.sanitized(once) == once)
    }

    @Test func unfinishedSequencesCostLinearTime() {
        let text = String(repeating: "\u{1B}]", count: 50_000)
        #expect(XMLText.sanitized(text) == String(repeating: "\\u{1B}]", count: 50_000))
    }
}
