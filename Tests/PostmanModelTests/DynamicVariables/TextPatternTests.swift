import Testing

@testable import PostmanModel

struct TextPatternTests {
    @Test(arguments: [
        ("abc", "abc"), ("a|bc|d", "bc"), ("a|bc|d", "d"), ("(a|b)c", "bc"), ("a?b", "b"), ("a?b", "ab"), ("a*", "aaa"),
        ("a+", "a"), ("a{3}", "aaa"), ("a{2,}", "aaaa"), ("a{1,3}", "aa"), ("a{0,1}b", "b"), ("[a-c0]+", "c0ab"),
        ("[a-]+", "-a"), (#"\."#, "."), (#"[\]"#, #"\"#), (#"\N+"#, "€"), ("(ab){2}c", "ababc"), ("((a|b)*c)*", "abcc"),
        ("(a*)*b", "aab"), ("a{0}b", "b"), ("", ""),
    ])
    func matches(pattern: String, text: String) throws {
        #expect(try #require(TextPattern(pattern)).matchesWhole(text))
    }

    @Test(arguments: [
        ("abc", "ab"), ("abc", "abcd"), ("a|bc", "abc"), ("a+", ""), ("a{3}", "aa"), ("a{3}", "aaaa"),
        ("a{1,3}", "aaaa"),
        ("a{2,}", "a"), ("[a-c]", "d"), ("[a-c]", "-"), (#"\."#, "x"), (#"\N"#, "a"), ("a", "A"),
    ])
    func refuses(pattern: String, text: String) throws {
        #expect(try !#require(TextPattern(pattern)).matchesWhole(text))
    }

    @Test(arguments: ["(", ")", "a)", "(a", "[a", "*", "+a", "?", "a{", "a{x}", "a{2", "a{3,2}", #"\"#, "[c-a]"])
    func isNoPattern(text: String) {
        #expect(TextPattern(text) == nil)
    }

    @Test func findsAllEndsFromAllStarts() throws {
        let digits = try #require(TextPattern("[0-9]{1,2}"))
        #expect(digits.ends(from: [0], in: Array("123".utf8)) == [1, 2])
        #expect(digits.ends(from: [0, 2], in: Array("123".utf8)) == [1, 2, 3])
        #expect(digits.ends(from: [1, 4], in: Array("xx12345".utf8)) == [5, 6])
        #expect(digits.ends(from: [3], in: Array("123".utf8)) == [])
        #expect(digits.ends(from: [], in: Array("123".utf8)) == [])
    }

    /// Nested repetitions make backtracking matchers take time exponential in the length.
    @Test(.timeLimit(.minutes(1)))
    func takesLinearTime() throws {
        let pattern = try #require(TextPattern("((a*)*|a+)*b"))
        #expect(!pattern.matchesWhole(String(repeating: "a", count: 20_000)))
    }
}
