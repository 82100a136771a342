import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

/// The users of a manifest and their keys.
struct UserSectionTests {
    @Test func tellsUsersApart() throws {
        let hash = String(repeating: "1", count: 64)
        let (plain, places) = ManifestSample.marked(
            """
            users:
              - { name: ada, keySHA256: \(hash) }
              - { name: ▶ada, keySHA256: \(hash.replacing("1", with: "2")) }
              - { name: bob, keySHA256: ▶\(hash) }
              - { name: cyd, key: { env: A }, keySHA256: ▶\(hash) }
            """)
        let (manifest, diagnostics) = try ManifestSample.read(plain)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(
            diagnostics.map(\.message) == [
                "there are two users named 'ada'", "'bob' has the same key as 'ada'",
                "a user has either key or keySHA256, not both",
            ])
        #expect(manifest?.users.map(\.name) == ["ada"])
    }

    @Test func readsMoreKeysAndTakesRevokedOnesAway() throws {
        let (first, second, third) = (ManifestSample.hash("1"), ManifestSample.hash("2"), ManifestSample.hash("3"))
        let (manifest, diagnostics) = try ManifestSample.read(
            """
            plan: free
            users:
              - { name: ada, keySHA256: \(first) }
              - { name: bob, role: guest }
            keys:
              - { user: bob, name: laptop, sha256: \(second), createdAt: 2026-11-01T08:00:00Z }
              - { user: bob, sha256: \(third) }
            revokedKeys:
              - { sha256: \(first), revokedAt: 2026-11-02 }
              - { sha256: \(third) }
            """)
        #expect(diagnostics.map(\.description) == [])
        let found = try #require(manifest)
        #expect(found.plan == .free)
        #expect(found.users.map { $0.keys.map(\.hexadecimal) } == [[], [second]])
        #expect(found.users[1].role == .guest)
        #expect(found.keys.map(\.user) == ["ada", "bob", "bob"])
        #expect(found.keys.map(\.isRevoked) == [true, false, true])
        #expect(found.keys[1].name == "laptop")
        #expect(found.keys[1].createdAt == Timestamp(milliseconds: 1_793_520_000_000))
    }

    @Test func saysWhatIsWrongWithKeys() throws {
        let (plain, places) = ManifestSample.marked(
            """
            plan: ▶gratis
            users: [{ name: ada, keySHA256: \(ManifestSample.hash("1")), role: ▶king }]
            keys:
              - { user: ▶bob, sha256: \(ManifestSample.hash("2")) }
              - { user: ada, sha256: ▶\(ManifestSample.hash("1")) }
              - ▶{ user: ada }
              - { user: ada, sha256: ▶secret }
            revokedKeys: [{ sha256: \(ManifestSample.hash("1")), revokedAt: ▶soon }]
            """)
        let (_, diagnostics) = try ManifestSample.read(plain)
        #expect(
            Set(diagnostics.map { "\($0.location.line):\($0.location.column)" }) == Set(places),
            "\(diagnostics.map(\.description).joined(separator: "\n"))")
        #expect(diagnostics.count == places.count)
    }
}
