/// Strings and numbers, byte by byte.
extension JSONParser {
    /// Moves from the opening quotation mark to behind the closing one.
    mutating func skipString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSONNode.Flags {
        let opening = position
        let words = bytes.bytes
        var flags: JSONNode.Flags = []
        position += 1
        while true {
            // Eight bytes at a time as long as none of them means anything.
            while position + 8 <= bytes.count {
                let word = words.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                let special = Self.specialBytes(UInt64(littleEndian: word))
                position += special.trailingZeroBitCount / 8
                if special != 0 { break }
            }
            guard position < bytes.count else {
                position = opening
                throw error("a string that never ends", in: bytes, help: "add the closing quotation mark")
            }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return flags
            case UInt8(ascii: "\\"):
                flags.insert(.escapes)
                if try skipEscape(bytes) { flags.insert(.loneSurrogate) }
            case 0x0A, 0x0D:
                throw error("a line break inside a string", in: bytes, help: "write \\n, or close the string before it")
            case 0..<0x20:
                throw error(
                    "the control character U+\(byte.hexadecimal(digits: 4)) inside a string", in: bytes,
                    help: "write \(byte == 0x09 ? "\\t" : "\\u\(byte.hexadecimal(digits: 4))")")
            case 0x20..<0x80: position += 1
            default:
                let length = UTF8Scanner.scalarLength(in: bytes, at: position)
                if length == 0 { flags.insert(.invalidUTF8) }
                position += max(length, 1)
            }
        }
    }

    /// The high bit of every byte that is a quotation mark, a backslash, a control character or not ASCII.
    ///
    /// Bits above the first true one may be wrong, as borrows run upward; the first is exact.
    private static func specialBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found =
            ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
            | ((word &- ones &* 0x20) & ~word) | word
        return found & highs
    }

    /// Moves behind an escape; true where it is half a surrogate pair.
    private mutating func skipEscape(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        guard position + 1 < bytes.count else {
            throw error("a string that ends in a backslash", in: bytes, help: "add the closing quotation mark")
        }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
            return false
        case UInt8(ascii: "u"):
            guard let unit = HexDigits.unit(in: bytes, at: position + 2) else {
                throw error(
                    "\\u without four hexadecimal digits", in: bytes, help: "write \\u0041, or \\\\u for a backslash")
            }
            position += 6
            guard UTF16.isSurrogate(unit) else { return false }
            guard UTF16.isLeadSurrogate(unit), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u"), let trail = HexDigits.unit(in: bytes, at: position + 2),
                UTF16.isTrailSurrogate(trail)
            else { return true }
            position += 6
            return false
        default:
            throw error("an unknown escape in a string", in: bytes, help: "write \\\\ for a backslash")
        }
    }

    /// Moves behind a number: `-`, digits without leading zeros, a fraction, an exponent.
    mutating func skipNumber(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let integer = skipDigits(bytes)
        if integer == 0 { throw error("'-' without a digit after it", in: bytes, help: "complete the number") }
        if integer > 1, bytes[position - integer] == UInt8(ascii: "0") {
            position = start
            throw error("a number with a leading zero", in: bytes, help: "remove the zero or quote the text")
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            if skipDigits(bytes) == 0 {
                throw error("a decimal point without digits after it", in: bytes, help: "add a digit")
            }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            if skipDigits(bytes) == 0 { throw error("an exponent without digits", in: bytes, help: "add a digit") }
        }
        if position < bytes.count, bytes[position].isNumberLike {
            throw error(
                "a number that goes on with '\(Character(Unicode.Scalar(bytes[position])))'", in: bytes,
                help: "quote the text")
        }
    }

    private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }

    func error(_ message: String, in bytes: Span<UInt8>, help: String = "") -> JSONSyntaxError {
        JSONSyntaxError(at: position, in: bytes, message, help: help)
    }

    /// Says what stands at the position instead of what was expected, with advice for what people tend to write.
    func unexpected(_ expected: String, _ bytes: Span<UInt8>) -> JSONSyntaxError {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "#"):
            return error("expected \(expected), found a comment", in: bytes, help: "JSON has no comments; remove it")
        case UInt8(ascii: "'"):
            return error("expected \(expected), found an apostrophe", in: bytes, help: "use quotation marks (\")")
        case UInt8(ascii: ","):
            return error("expected \(expected), found ','", in: bytes, help: "remove the comma or add what is missing")
        case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
            let found = Character(Unicode.Scalar(byte))
            return error("expected \(expected), found '\(found)'", in: bytes, help: "is a comma or a colon missing?")
        case 0:
            return error(
                "expected \(expected), found a zero byte", in: bytes,
                help: "save the file as UTF-8, or as UTF-16 with a byte order mark")
        case 0x21..<0x7F where byte.isNumberLike || byte == UInt8(ascii: "$"):
            var end = position
            while end < bytes.count, end - position < 24, bytes[end].isNumberLike { end += 1 }
            var word = ""
            for index in position..<max(end, position + 1) { word.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
            return error(
                "expected \(expected), found '\(word)'", in: bytes, help: "names and texts need quotation marks (\")")
        case 0x21..<0x7F:
            return error("expected \(expected), found '\(Character(Unicode.Scalar(byte)))'", in: bytes)
        default:
            return error(
                "expected \(expected), found the byte 0x\(byte.hexadecimal(digits: 2))", in: bytes,
                help: "remove what is not JSON")
        }
    }
}

extension UInt8 {
    /// Letters, digits and what else people write in unquoted words and numbers.
    fileprivate var isNumberLike: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    fileprivate func hexadecimal(digits: Int) -> String {
        let text = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}
