import Testing

@testable import MockServer

struct PostmanIDTests {
    @Test(
        arguments: [
            ("12345678-5f5c4b5d-fa99-44aa-ad24-db32e2f77111", "5f5c4b5d-fa99-44aa-ad24-db32e2f77111"),
            ("12345678-files", "files"), ("1-x", "x"),
            ("5f5c4b5d-fa99-44aa-ad24-db32e2f77111", nil), ("12345678-fa99-44aa-ad24-db32e2f77111", nil),
            ("files", nil), ("-files", nil), ("", nil), ("a1-files", nil),
        ] as [(String, String?)])
    func takesUIDsApart(uid: String, id: String?) {
        #expect(PostmanID.id(ofUID: uid) == id)
        #expect(PostmanID.readings(of: uid) == [uid] + (id.map { [$0] } ?? []))
    }

    @Test func isTheSameInEveryRun() {
        // What sha256sum says of "owner" begins so.
        #expect(PostmanID.owner("owner") == String(10_000_000 + 0x4C10_2969 % 80_000_000))
        #expect(PostmanID.uuid(of: "owner") == "4c102969-7ee3-5871-5d3a-14a2add817c4")
    }
}
