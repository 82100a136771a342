import HTTPMessage

/// Entity tags of the kind that Postman's platform generates: weak, with the length in front (B-5.07).
enum EntityTag {
    static func weak(for body: [UInt8]) -> String {
        // FNV-1a: the tag only has to change when the body does.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "W/\"\(String(body.count, radix: 16))-\(hash.hexadecimal(from: 0, digits: 16))\""
    }
}
