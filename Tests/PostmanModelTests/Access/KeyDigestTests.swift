import PostmanModel
import Testing

struct KeyDigestTests {
    /// `printf %s abc | sha256sum`
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func isTheSHA256OfTheKey() {
        #expect(KeyDigest(ofKey: "abc").hexadecimal == Self.abc)
        #expect(KeyDigest(hexadecimal: Self.abc.uppercased()) == KeyDigest(ofKey: "abc"))
    }

    @Test(arguments: ["", "ab", String(repeating: "0", count: 63), String(repeating: "g", count: 64)])
    func otherTextsAreNone(text: String) {
        #expect(KeyDigest(hexadecimal: text) == nil)
    }

    @Test func isEqualOnlyToItself() {
        #expect(KeyDigest(ofKey: "abc").isEqualInConstantTime(to: KeyDigest(ofKey: "abc")))
        #expect(!KeyDigest(ofKey: "abc").isEqualInConstantTime(to: KeyDigest(ofKey: "abd")))
    }
}
