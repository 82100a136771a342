/// A body that a tool saved as bytes: Node's `{"type": "Buffer", "data": [1, 2]}`, or Base64 text.
enum StreamBody {
    /// Nil where the value is neither.
    static func bytes(_ value: JSONValue) -> [UInt8]? {
        guard let type = value["type"], let data = value["data"] else { return nil }
        if type.isString("Buffer"), data.kind == .array {
            let bytes = data.elements.compactMap { $0.integer.flatMap(UInt8.init(exactly:)) }
            return bytes
        }
        if type.isString("Base64"), let text = data.stringBytes { return base64(text) }
        return nil
    }

    private static func base64(_ text: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text where byte != UInt8(ascii: "=") && byte > 0x20 {
            guard let digit = digit(byte) else { return nil }
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
