import Testing

@testable import MockCore
@testable import PostmanModel

struct IdentifierTests {
    @Test(arguments: [
        "1", "-1", "+2", "1.5", ".5", "5.", "1e5", "1e-5", "0x1f", "0b10", "0o17", "123456789010",
        "7f1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a11", "user-7f1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a11.json",
        String(repeating: "x", count: 256),
    ])
    func isAnIdentifier(segment: String) {
        #expect(Identifier.isOne(segment))
    }

    @Test(arguments: [
        "", "a", "1a", "e5", ".", "-", "1e", "0x", "0xg", "v1", "7f1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a1",
        "zf1ac2d4-0c1d-4b1c-9a54-0e8f0f2b6a11", String(repeating: "x", count: 255), "1 2", "infinity",
    ])
    func isNone(segment: String) {
        #expect(!Identifier.isOne(segment))
    }
}
