import HTTPMessage

/// A wrong key that a careless comparison would take for the right one.
enum NearKey {
    /// A wrong key whose digest begins with the right one's first byte.
    ///
    /// One in 256 does; the bound only says that the search ends.
    static func key(like right: String) -> String {
        let wanted = firstByte(right)
        let candidates = (0..<65_536).lazy.map { "\(right)-\($0)" }
        return candidates.first { firstByte($0) == wanted } ?? "\(right)-near"
    }

    private static func firstByte(_ key: String) -> UInt8? { SHA256.hash(key).first }
}
