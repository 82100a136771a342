import Foundation
import PostmanModel
import Testing

@testable import MockcheckKit

/// What was made in a state directory is changed while no server works on it, and by nobody else then.
struct StoppedLibraryTests {
    private let path = NSTemporaryDirectory() + "stopped-library-\(UUID().uuidString)"

    @Test func aKeyIsMadeListedAndRevoked() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let library = StoppedLibrary(path: path)
        let key = try library.makeKey(for: "ada", named: "laptop")
        let fingerprint = KeyDigest(ofKey: key).fingerprint
        #expect(
            KeyLine.all(of: try library.content()).map { Array($0.columns) }.map { [$0[0], $0[1], $0[3], $0[4]] } == [
                [fingerprint, "ada", "in force", "laptop"]
            ])
        try library.revokeKey(fingerprint)
        #expect(KeyLine.all(of: try library.content()).map { $0.columns[3] } == ["revoked"])
        #expect { try library.revokeKey(fingerprint) } throws: { "\($0)".contains("no key has the fingerprint") }
    }

    @Test func aDirectoryThatIsNoneIsSaid() {
        #expect { _ = try StoppedLibrary(path: "/dev/null/x").makeKey(for: "ada", named: nil) } throws: {
            "\($0)".contains("/dev/null/x")
        }
    }
}
