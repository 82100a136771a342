/// The SHA-256 of an API key: all that is ever kept of one (S-10).
package struct KeyDigest: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
