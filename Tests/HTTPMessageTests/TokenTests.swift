import HTTPMessage
import Testing

struct TokenTests {
    @Test(arguments: ["GET", "x-api-key", "a", "0", "!#$%&'*+-.^_`|~", "VIEW"])
    func tokensAreTokens(_ text: String) {
        #expect(text.isHTTPToken)
    }

    @Test(arguments: ["", " ", "a b", "a:", "a\r", "ü", "(a)", "a/b", "\"a\"", "a@b", "{{x}}", "a\u{0}", "a\u{7F}"])
    func otherTextsAreNot(_ text: String) {
        #expect(!text.isHTTPToken)
    }

    @Test func everyByteIsJudgedByRFC9110() {
        let separators = Set("\"(),/:;<=>?@[\\]{}".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(byte.isHTTPTokenByte == ((0x21...0x7E).contains(byte) && !separators.contains(byte)))
            #expect(byte.isHTTPFieldValueByte == (byte == 9 || (byte >= 0x20 && byte != 0x7F)))
        }
    }

    @Test(arguments: [("  a b\t", "a b"), ("", ""), (" \t ", ""), ("a", "a"), ("\u{A0}a", "\u{A0}a"), ("\ra", "\ra")])
    func blanksAreSpacesAndTabsOnly(_ text: String, _ trimmed: String) {
        #expect(text.trimmingHTTPBlanks == trimmed)
    }
}
