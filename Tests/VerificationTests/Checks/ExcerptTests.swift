import Testing

@testable import Verification

struct ExcerptTests {
    @Test(arguments: [
        ("", "\"\""), ("abc", "\"abc\""), ("abcdef", "\"abcde…\""), ("a\r\nb", "\"a\\r\\nb\""),
        ("\u{1B}[0m", "\"\\u{1B}[0m\""), ("\u{0}\u{7F}", "\"\\u{0}\\u{7F}\""), ("ä€😀", "\"ä€😀\""),
    ])
    func quotesText(text: String, quoted: String) {
        #expect(Excerpt.quoted(text, limit: 5) == quoted)
    }

    @Test func quotesBytesThatAreCutInsideACharacter() {
        #expect(Excerpt.quoted(Array("ääääää".utf8), limit: 2) == "\"ää…\"")
    }

    @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a\nb", 4, "a\\nb")])
    func cutsALine(text: String, limit: Int, line: String) {
        #expect(Excerpt.line(text, limit: limit) == line)
    }
}
