import Testing

@testable import Verification

struct ReportTextTests {
    @Test(arguments: [
        ("  a \n\t b  ", "a b"), ("a\u{2028}b\u{85}c", "a b c"), ("", ""), (" \n", ""),
        ("\u{1B}[1ma\u{1B}[0m\u{0}", "a\\u{0}"), ("a", "a"), ("a  b", "a b"), ("a b ", "a b"), (" a", "a"),
        ("~ [a] b", "~ [a] b"), ("a\u{7F}", "a\\u{7F}"), ("\u{7F}", "\\u{7F}"), ("aa bb", "aa bb"),
    ])
    func collapsesWhiteSpace(text: String, expected: String) {
        #expect(ReportText.oneLine(text, limit: 400) == expected)
    }

    @Test func cutsTheMiddleOfALongLine() {
        let text = String(repeating: "a", count: 300) + String(repeating: "b", count: 300)
        let line = ReportText.oneLine(text, limit: 400)
        #expect(line == String(repeating: "a", count: 297) + "..." + String(repeating: "b", count: 100))
    }

    @Test func neverSplitsASurrogatePair() {
        let line = ReportText.oneLine("x" + String(repeating: "🎉", count: 400), limit: 400)
        #expect(line.utf16.count <= 400)
        #expect(!line.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test func countsTheBytesLeftOut() throws {
        let text = String(repeating: "é", count: 10_000)
        let block = ReportText.block(text, limit: 1000)
        #expect(block.utf8.count <= 1000)
        let match = try #require(block.firstMatch(of: #/\n\.\.\.\[truncated ([0-9]+) bytes\]\.\.\.\n/#))
        let kept = block.utf8.count - match.output.0.utf8.count
        #expect(Int(match.output.1) == 20_000 - kept)
        #expect(block.hasPrefix("éé") && block.hasSuffix("éé"))
        #expect(!block.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test func keepsWhatFits() {
        #expect(ReportText.block("a\n  b\n", limit: 8) == "a\n  b\n")
    }

    @Test(arguments: [
        ("[[ATTACHMENT|/etc/passwd]]", "[\u{200B}[ATTACHMENT|/etc/passwd]]"),
        ("[[property|a=b]]", "[\u{200B}[property|a=b]]"),
        ("[[[ATTACHMENT|x", "[[\u{200B}[ATTACHMENT|x"),
        ("[[ATT\u{1B}[0mACHMENT|x", "[\u{200B}[ATTACHMENT|x"),
        ("[[1,2],[3]]", "[[1,2],[3]]"),
        ("[[ATTACHMENTS]]", "[[ATTACHMENTS]]"),
    ])
    func neutralizesMarkersOfCISystems(text: String, expected: String) {
        #expect(ReportText.block(text, limit: 1000) == expected)
        #expect(ReportText.oneLine(text, limit: 400) == expected)
    }

    @Test(arguments: [
        ("mockcheck.StatusMismatch", "mockcheck.StatusMismatch"), ("file", "mockcheck.file"), ("", "mockcheck.Failure"),
        ("yaml.", "mockcheck.yaml"), ("1.2", "mockcheck.Failure"), ("a b.c", "ab.c"), ("_.x", "mockcheck.x"),
        ("a..b", "a.b"), (".a.b", "a.b"), ("a.b.", "a.b"), ("A.b.C", "A.b.C"), ("a.b{", "a.b"),
        ("a.b@", "a.b"), ("é.b.c", "b.c"),
    ])
    func typesAreDotted(type: String, expected: String) {
        #expect(ReportText.dottedType(type) == expected)
    }
}
