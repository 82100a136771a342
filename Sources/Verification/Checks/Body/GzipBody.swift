import HTTPMessage

/// A body that must come as one gzip member (RFC 1952), whose checksum and size are right (B-5.13).
enum GzipBody {
    /// No example is that long.
    private static let limit = 64 << 20

    /// The response with its body as it was before; as it came, with what is wrong, where that is no gzip.
    static func decoded(_ response: Reply) -> (response: Reply, fault: String?) {
        guard let (bytes, fault) = decoded(response.body) else {
            return (response, "expected a gzip member, got \(Excerpt.quoted(response.body, limit: 20))")
        }
        var plain = response
        plain.body = bytes
        return (plain, fault)
    }

    /// Nil for what is no member at all.
    private static func decoded(_ member: [UInt8]) -> (bytes: [UInt8], fault: String?)? {
        // A member without name, comment or extra field is what servers send.
        guard member.count >= 18, member.starts(with: [0x1F, 0x8B, 8, 0]),
            let (bytes, end) = try? Inflate.bytes(of: member[10...], limit: limit)
        else { return nil }
        guard end == member.count - 8 else {
            return (bytes, "expected 8 bytes after the data, got \(member.count - end)")
        }
        let sum = CRC32.checksum(of: bytes)
        guard number(member[end..<(end + 4)]) == sum else { return (bytes, "the checksum of the gzip member is wrong") }
        guard number(member[(end + 4)...]) == UInt32(truncatingIfNeeded: bytes.count) else {
            return (bytes, "the size of the gzip member is wrong")
        }
        return (bytes, nil)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
