import PostmanModel
import Testing

@testable import MockStore

/// A key is made once for a person, and revoked by the first digits of its SHA-256.
struct LibraryContentKeysTests {
    private let now = Timestamp(milliseconds: 1_796_083_200_000)

    @Test func aKeyIsKeptAsItsDigestAlone() throws {
        var content = LibraryContent()
        let key = content.makeKey(for: "ada", named: "laptop", at: now)
        let kept = try #require(content.keys.first)
        #expect(kept.digest == KeyDigest(ofKey: key))
        #expect(kept.person == "ada" && kept.name == "laptop" && kept.createdAt == now && !kept.isRevoked)
        #expect(!"\(content)".contains(key))
        #expect(content.makeKey(for: "ada", named: nil, at: now) != key)
    }

    @Test(arguments: [4, 12, 64])
    func aFingerprintRevokesItsKey(length: Int) throws {
        var content = LibraryContent()
        let key = content.makeKey(for: "ada", named: nil, at: now)
        _ = content.makeKey(for: "grace", named: nil, at: now)
        let digits = KeyDigest(ofKey: key).hexadecimal.prefix(length)
        let others = content.keys.filter { $0.digest.hexadecimal.hasPrefix(digits) }
        try #require(others.count == 1, "two keys made by chance begin with the same digits; run it again")
        let revoked = try content.revokeKey(digits.uppercased())
        #expect(revoked.digest == KeyDigest(ofKey: key))
        #expect(content.keys.map(\.isRevoked) == [true, false])
        #expect(throws: UnclearFingerprint(fingerprint: String(digits), isAmbiguous: false)) {
            try content.revokeKey(String(digits))
        }
    }

    @Test func aFingerprintOfTwoKeysOrTooFewDigitsRevokesNothing() {
        let digest = KeyDigest(ofKey: "one")
        let start = digest.hexadecimal.prefix(4)
        var content = LibraryContent()
        content.keys = [LibraryKey(person: "ada", digest: digest)]
        // The next key by number whose SHA-256 begins alike.
        let twin = (0...).lazy.map { KeyDigest(ofKey: "\($0)") }.first { $0.hexadecimal.hasPrefix(start) }
        content.keys.append(LibraryKey(person: "grace", digest: twin ?? digest))
        #expect(throws: UnclearFingerprint(fingerprint: String(start), isAmbiguous: true)) {
            try content.revokeKey(String(start))
        }
        #expect(throws: UnclearFingerprint(fingerprint: String(start.dropLast()), isAmbiguous: false)) {
            try content.revokeKey(String(start.dropLast()))
        }
        #expect(content.keys.allSatisfy { !$0.isRevoked })
    }
}
