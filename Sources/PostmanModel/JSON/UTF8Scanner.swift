/// Tells well-formed UTF-8 from other bytes (Unicode 15, table 3-7).
package enum UTF8Scanner {
    /// The place of the first byte that begins no scalar; nil for well-formed UTF-8.
    package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        let span = bytes.span
        var index = 0
        while index < span.count {
            let length = scalarLength(in: span, at: index)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// The number of bytes of the scalar that begins at `index`, or 0 where none does.
    static func scalarLength(in bytes: Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where !bytes[index + offset].isUTF8Continuation { return 0 }
        return length
    }
}

/// The digits of `\u` escapes.
enum HexDigits {
    /// The UTF-16 unit that four digits at `index` write, or nil.
    static func unit(in bytes: Span<UInt8>, at index: Int) -> UInt16? {
        guard index + 4 <= bytes.count else { return nil }
        var unit: UInt16 = 0
        for offset in 0..<4 {
            guard let digit = value(of: bytes[index + offset]) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
