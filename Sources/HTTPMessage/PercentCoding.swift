/// Percent escapes of request targets and urlencoded bodies, decoded without ever failing.
package enum PercentCoding {
    /// Decodes a path segment; `+` is literal, and an escaped slash stays `%2F`, for it separates nothing (D1).
    package static func decodePathSegment(_ text: String) -> String {
        decode(text, plusIsSpace: false, keepsSlash: true)
    }

    /// Decodes a path segment to the end, escaped slashes too.
    package static func decodeSegmentWithSlashes(_ text: String) -> String {
        decode(text, plusIsSpace: false, keepsSlash: false)
    }

    /// Decodes a key or a value of a query or of a urlencoded body; `+` is a space.
    package static func decodeQueryComponent(_ text: String) -> String {
        decode(text, plusIsSpace: true, keepsSlash: false)
    }

    /// Escapes everything that RFC 3986 does not let stand in a path segment, the percent sign included.
    package static func encodePathSegment(_ text: String) -> String {
        encode(text, keeping: pathSegment)
    }

    /// The same for all segments of a path.
    package static func encodePath(_ text: String) -> String {
        encode(text, keeping: path)
    }

    /// Escapes a key or a value so that `&`, `=`, `+`, `#` and `%` in it survive; a space becomes `%20`.
    package static func encodeQueryComponent(_ text: String) -> String {
        encode(text, keeping: queryComponent)
    }

    /// Escapes only what no request target may contain (blanks, controls, `"<>\^{|}`, non-ASCII), so that a path and
    /// query written by a person can be sent; escapes that are there already stay.
    package static func encodeTarget(_ text: String) -> String {
        encode(text, keeping: target)
    }

    private static let pathSegment = ASCIISet(unreserved + subDelimiters + ":@")
    private static let path = ASCIISet(unreserved + subDelimiters + ":@/")
    private static let queryComponent = ASCIISet(unreserved + "/?:")
    private static let target = ASCIISet(unreserved + subDelimiters + ":@/?%[]#")

    /// RFC 3986: may stand anywhere in a URI without an escape.
    private static let unreserved =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~"
    private static let subDelimiters = "!$&'()*+,;="

    private static func encode(_ text: String, keeping kept: ASCIISet) -> String {
        if kept.containsAll(of: text) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), upperHexDigit(byte >> 4), upperHexDigit(byte & 15)]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func upperHexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "A")
    }

    /// A run of escapes is decoded as a whole: if its bytes are not UTF-8, it stays as text, so nothing is lost.
    private static func decode(_ text: String, plusIsSpace: Bool, keepsSlash: Bool) -> String {
        let percent = UInt8(ascii: "%")
        let plus = UInt8(ascii: "+")
        if !text.utf8.contains(where: { $0 == percent || (plusIsSpace && $0 == plus) }) { return text }
        let input = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(input.count)
        var index = 0
        while index < input.count {
            if input[index] == plus, plusIsSpace {
                output.append(0x20)
                index += 1
                continue
            }
            let start = index
            var run: [UInt8] = []
            while let byte = escapedByte(in: input, at: index) {
                if byte == UInt8(ascii: "/"), keepsSlash {
                    run += "%2F".utf8
                } else {
                    run.append(byte)
                }
                index += 3
            }
            if index == start {
                output.append(input[index])
                index += 1
            } else if String(validating: run, as: UTF8.self) != nil {
                output += run
            } else {
                output += input[start..<index]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func escapedByte(in bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 2 < bytes.count, bytes[index] == UInt8(ascii: "%"),
            let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
        else { return nil }
        return high << 4 | low
    }
}

/// Characters of ASCII, each of them a bit.
private struct ASCIISet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    func containsAll(of text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(contains) } ?? text.utf8.allSatisfy(contains)
    }
}
