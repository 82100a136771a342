import Synchronization

/// The keys that were found to open a mock, told again without making their digests: that was a third of what a private
/// mock's responses cost more than others.
///
/// Nothing is remembered of a key but 128 bits of two hashes that begin with secrets of their own, so memory does not tell
/// it, and nobody can look for a text that has the same ones; a wrong key is never remembered. A mock under other settings
/// has another memory, which is how a revoked key is forgotten.
final class KnownCallers: Sendable {
    private struct Mark: Sendable {
        let one: UInt64
        let other: UInt64

        /// Takes the same time wherever the first difference is.
        func isEqual(to mark: Mark) -> Bool { (one ^ mark.one) | (other ^ mark.other) == 0 }
    }

    /// More callers than these at once have some of them checked anew.
    private static let most = 32

    private let secrets: (UInt64, UInt64)
    private let marks = Mutex<(list: [Mark], next: Int)>(([], 0))

    init() {
        var random = SystemRandomNumberGenerator()
        secrets = (random.next(), random.next())
    }

    func includes(_ key: String) -> Bool {
        let mark = mark(of: key)
        return marks.withLock { marks in
            marks.list.reduce(false) { $0 || $1.isEqual(to: mark) }
        }
    }

    func insert(_ key: String) {
        let mark = mark(of: key)
        marks.withLock { marks in
            if marks.list.count < Self.most {
                marks.list.append(mark)
            } else {
                marks.list[marks.next] = mark
                marks.next = (marks.next + 1) % Self.most
            }
        }
    }

    private func mark(of key: String) -> Mark {
        Mark(one: Self.hash(key, secrets.0), other: Self.hash(key, secrets.1))
    }

    /// The standard library's SipHash, which is made to keep its secret.
    private static func hash(_ key: String, _ secret: UInt64) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(secret)
        var key = key
        key.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
