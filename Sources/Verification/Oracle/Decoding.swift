/// Percent-decoding as the decisions give it: paths keep `+` and `%2F`, queries read `+` as a blank (D1, D5).
enum Decoding {
    static func pathSegment(_ text: some StringProtocol) -> String {
        decode(text) { $0 == UInt8(ascii: "/") }
    }

    /// What a wildcard took of a path: the slash that stayed escaped separates nothing any more (B-4.23).
    static func capture(_ segment: String) -> String {
        decode(segment) { _ in false }
    }

    static func queryPart(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "+")) else { return decode(text) { _ in false } }
        let blanks = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return decode(String(decoding: blanks, as: UTF8.self)) { _ in false }
    }

    private static func decode(_ text: some StringProtocol, keepsEscape: (UInt8) -> Bool) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            var run: [UInt8] = []
            var end = index
            while end < bytes.count, let byte = escapedByte(in: bytes, at: end) {
                // An escape is the same in either case.
                if keepsEscape(byte) {
                    run += String(decoding: bytes[end..<(end + 3)], as: UTF8.self).uppercased().utf8
                } else {
                    run.append(byte)
                }
                end += 3
            }
            if run.isEmpty {
                result.append(bytes[index])
                index += 1
            } else {
                // Escapes that together are not UTF-8 are text like any other.
                result += String(validating: run, as: UTF8.self) == nil ? Array(bytes[index..<end]) : run
                index = end
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The byte of a whole escape such as `%20` at that place; nil for anything else.
    static func escapedByte(in bytes: [UInt8], at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexDigit(bytes[index + 1]),
            let low = hexDigit(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Without blanks and tabs at both ends.
    var trimmedBlanks: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else {
            return String(self)
        }
        let bytes = Array(utf8)
        guard let start = bytes.firstIndex(where: { !isBlank($0) }), let end = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}
