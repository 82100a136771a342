import HTTPMessage
import Testing

struct PercentCodingTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a%20b", "a b"), ("a+b", "a+b"), ("%C3%BC", "ü"), ("%c3%bc", "ü"),
        ("a%2Fb", "a%2Fb"), ("a%2fb", "a%2Fb"), ("%25", "%"), ("%2525", "%25"),
        ("%", "%"), ("%2", "%2"), ("%zz", "%zz"), ("100%", "100%"), ("%%41", "%A"), ("%4", "%4"),
        ("%FF", "%FF"), ("a%C3b", "a%C3b"), ("%C3%BC%FF", "%C3%BC%FF"), ("%00", "\u{0}"), ("ü", "ü"),
    ])
    func decodesSegments(_ text: String, _ decoded: String) {
        #expect(PercentCoding.decodePathSegment(text) == decoded)
    }

    @Test(arguments: [("a+b", "a b"), ("a%2Bb", "a+b"), ("a%2Fb", "a/b"), ("+", " "), ("%zz+", "%zz "), ("%26", "&")])
    func decodesQueryComponents(_ text: String, _ decoded: String) {
        #expect(PercentCoding.decodeQueryComponent(text) == decoded)
    }

    @Test(arguments: [
        ("a b", "a%20b"), ("a/b", "a%2Fb"), ("ü", "%C3%BC"), ("50%", "50%25"), ("a:b@c", "a:b@c"), ("?#", "%3F%23"),
        ("{{x}}", "%7B%7Bx%7D%7D"), ("-._~", "-._~"), ("\r\n", "%0D%0A"),
    ])
    func encodesSegments(_ text: String, _ encoded: String) {
        #expect(PercentCoding.encodePathSegment(text) == encoded)
    }

    /// RFC 3986, 2.2, 2.3 and 3.3: what may stand in a path, a segment and a query.
    @Test func keepsWhatMayStandThere() {
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        let segment = unreserved.union("!$&'()*+,;=:@".utf8)
        for byte in UInt8(0)..<128 {
            let text = String(decoding: [byte], as: UTF8.self)
            let isSlash = byte == UInt8(ascii: "/")
            #expect((PercentCoding.encodePathSegment(text) == text) == segment.contains(byte), "\(byte)")
            #expect((PercentCoding.encodePath(text) == text) == (segment.contains(byte) || isSlash), "\(byte)")
            let isKept = unreserved.contains(byte) || "/?:".utf8.contains(byte)
            #expect((PercentCoding.encodeQueryComponent(text) == text) == isKept, "\(byte)")
            let isInTarget = segment.contains(byte) || "/?%[]#".utf8.contains(byte)
            #expect((PercentCoding.encodeTarget(text) == text) == isInTarget, "\(byte)")
        }
    }

    @Test(arguments: ["a=b&c", "a+b", "#", "100%", "ü€😀", "a b", "\u{0}\r\n", "%41"])
    func encodedComponentsDecodeToThemselves(_ text: String) {
        let encoded = PercentCoding.encodeQueryComponent(text)
        #expect(!encoded.utf8.contains { "&=+# ".utf8.contains($0) || $0 < 0x20 || $0 > 0x7E })
        #expect(PercentCoding.decodeQueryComponent(encoded) == text)
    }

    @Test(arguments: [
        ("/users/a%20b?x=1&y=2", "/users/a%20b?x=1&y=2"), ("/a b?q=ü", "/a%20b?q=%C3%BC"), ("/100%", "/100%"),
        ("/{{x}}", "/%7B%7Bx%7D%7D"), ("/a\r\nb", "/a%0D%0Ab"), ("/a?b[0]=c|d", "/a?b[0]=c%7Cd"),
    ])
    func targetsKeepWhatIsLegal(_ text: String, _ encoded: String) {
        #expect(PercentCoding.encodeTarget(text) == encoded)
    }
}
