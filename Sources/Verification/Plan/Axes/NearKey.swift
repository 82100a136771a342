import HTTPMessage

/// A wrong key that a careless comparison would take for the right one.
enum NearKey {
    /// A wrong key whose digest begins with the right one's first byte.
    static func key(like right: String) -> String { key(near: right) { $0.first } }

    /// A wrong key whose digest ends with the right one's last byte.
    static func key(endingLike right: String) -> String { key(near: right) { $0.last } }

    /// One in 256 does; the bound only says that the search ends.
    private static func key(near right: String, by byte: ([UInt8]) -> UInt8?) -> String {
        let wanted = byte(SHA256.hash(right))
        let candidates = (0..<65_536).lazy.map { "\(right)-\($0)" }
        return candidates.first { byte(SHA256.hash($0)) == wanted } ?? "\(right)-near"
    }
}
