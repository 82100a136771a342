import MockCore
package import PostmanModel

/// Keys that people make and give back, alike on a running server and in a directory that no server works on.
extension LibraryContent {
    /// Makes a key for a person, which opens all mocks that are shared with them.
    ///
    /// - Parameter maker: The key of whoever asks for it, with which it will be revoked.
    /// - Returns: the key itself, which is seen this once.
    package mutating func makeKey(
        for person: String, named name: String?, maker: KeyDigest? = nil, at now: Timestamp
    ) -> String {
        let key = FreshKey.make()
        keys.append(
            LibraryKey(person: person, name: name, digest: KeyDigest(ofKey: key), createdAt: now, maker: maker))
        return key
    }

    /// - Parameter fingerprint: the first four or more digits of the key's SHA-256, in any case.
    package mutating func revokeKey(_ fingerprint: String) throws(UnclearFingerprint) -> LibraryKey {
        let digits = fingerprint.lowercased()
        let found = keys.filter { !$0.isRevoked && digits.count >= 4 && $0.digest.hexadecimal.hasPrefix(digits) }
        guard found.count == 1, let key = found.first else {
            throw UnclearFingerprint(fingerprint: fingerprint, isAmbiguous: !found.isEmpty)
        }
        for place in keys.indices where keys[place].digest == key.digest { keys[place].isRevoked = true }
        return key
    }
}

/// A fingerprint that no valid key has, or several.
package struct UnclearFingerprint: Error, Sendable, Hashable, CustomStringConvertible {
    package let fingerprint: String
    package let isAmbiguous: Bool

    package var description: String {
        isAmbiguous
            ? "More than one key's SHA-256 begins with '\(fingerprint)'; give more of it."
            : "There is no valid key whose SHA-256 begins with '\(fingerprint)'."
    }
}
