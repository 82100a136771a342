/// HMAC with SHA-256 (RFC 2104): proves that a text came from somebody who holds a key.
package struct HMAC: Sendable {
    private let inner: [UInt8]
    private let outer: [UInt8]

    package init(key: [UInt8]) {
        var block = key.count > SHA256.blockBytes ? SHA256.hash(key) : key
        block += [UInt8](repeating: 0, count: SHA256.blockBytes - block.count)
        inner = block.map { $0 ^ 0x36 }
        outer = block.map { $0 ^ 0x5C }
    }

    /// With a new random key, from the system's source of randomness for secrets.
    package init() {
        var random = SystemRandomNumberGenerator()
        self.init(key: (0..<32).map { _ in random.next() })
    }

    /// 32 bytes.
    package func code(of message: [UInt8]) -> [UInt8] {
        SHA256.hash(outer + SHA256.hash(inner + message))
    }

    package func isValid(_ code: [UInt8], of message: [UInt8]) -> Bool {
        code.isEqualInConstantTime(to: self.code(of: message))
    }
}

extension [UInt8] {
    /// Takes the same time wherever the first difference is.
    package func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return zip(self, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
