import Testing

@testable import Verification

struct StableHashTests {
    /// The vectors of the FNV authors' own test suite, 64 bits, variant 1a.
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
    func isFNV1a(text: String, digits: String) {
        #expect(StableHash.text(of: StableHash(text).value) == digits)
    }

    @Test func textsAreToldApart() {
        #expect(StableHash("a").adding("b") != StableHash("ab"))
        #expect(StableHash("a").adding("b") == StableHash("a\u{0}b"))
        #expect(StableHash("ab").adding("c") != StableHash("a").adding("bc"))
    }

    @Test func hasSixteenDigits() {
        #expect(StableHash.text(of: 0xA) == "000000000000000a")
    }
}
