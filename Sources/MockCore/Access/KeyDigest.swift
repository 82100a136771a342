import Crypto

/// The SHA-256 of an API key: all that is ever kept of one (S-10).
package struct KeyDigest: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(ofKey key: String) {
        bytes = Array(SHA256.hash(data: Array(key.utf8)))
    }

    /// Takes the same time wherever the first difference is.
    func isEqualInConstantTime(to other: KeyDigest) -> Bool {
        guard bytes.count == other.bytes.count else { return false }
        return zip(bytes, other.bytes).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
