/// Puts texts into the forms in which they travel: request targets, forms, multipart bodies.
enum RequestEncoding {
    /// A path segment: valid escapes stay, everything that is not a path character is escaped.
    static func pathSegment(_ text: some StringProtocol) -> String {
        escape(text, keepingEscapes: true) { isUnreserved($0) || "!$&'()*+,;=:@".utf8.contains($0) }
    }

    /// A key or value of the query; `+` stays, since both sides read it as a blank (D5).
    static func queryPart(_ text: some StringProtocol) -> String {
        escape(text, keepingEscapes: true) { isUnreserved($0) || "!$'()*+,;:@/?".utf8.contains($0) }
    }

    /// A key or value of a urlencoded body; the rows of the table are plain text.
    static func formPart(_ text: some StringProtocol) -> String {
        escape(text, keepingEscapes: false, isUnreserved)
    }

    private static func escape(
        _ text: some StringProtocol, keepingEscapes: Bool, _ isPlain: (UInt8) -> Bool
    ) -> String {
        // Nearly all texts need no escape at all.
        if text.utf8.allSatisfy(isPlain) { return String(text) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if isPlain(byte) || (keepingEscapes && Decoding.escapedByte(in: bytes, at: index) != nil) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// A JSON string with its quotes.
    static func jsonString(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
