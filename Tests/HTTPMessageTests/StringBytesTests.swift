import HTTPMessage
import Testing

struct StringBytesTests {
    @Test(arguments: [
        ("", false), ("?", true), ("/a?b", true), ("/a%3Fb", false), ("/é?", true), ("\u{23F}", false),
        (String(repeating: "a", count: 100) + "?", true),
    ])
    func findsTheByte(text: String, isThere: Bool) {
        #expect(text.contains(byte: UInt8(ascii: "?")) == isThere)
    }
}
