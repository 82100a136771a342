/// Where two binary bodies part, as rows of hexadecimal bytes.
enum ByteDifference {
    static func text(expected: [UInt8], actual: [UInt8]) -> String {
        let offset = zip(expected, actual).prefix { $0 == $1 }.count
        let start = max(0, offset - offset % HexRows.width - HexRows.width)
        var lines = [
            "first difference at byte \(offset); expected \(expected.count) bytes, got \(actual.count)"
        ]
        lines += HexRows.rows(expected, from: start, count: 3).map { "-\($0)" }
        lines += HexRows.rows(actual, from: start, count: 3).map { "+\($0)" }
        return lines.joined(separator: "\n")
    }
}

/// Bytes as a person reads them: offset, sixteen bytes, and what of them is printable.
enum HexRows {
    static let width = 16

    static func rows(_ bytes: [UInt8], from start: Int, count: Int) -> [String] {
        stride(from: start, to: min(bytes.count, start + count * width), by: width).map { offset in
            let row = bytes[offset..<min(bytes.count, offset + width)]
            let hex = row.map(pair).joined(separator: " ")
            let text = row.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
            let padding = String(repeating: " ", count: width * 3 - 1 - hex.utf8.count)
            let address = String(offset, radix: 16)
            return String(repeating: "0", count: max(0, 8 - address.utf8.count))
                + "\(address)  \(hex)\(padding)  \(text)"
        }
    }

    private static func pair(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0\(digits)" : digits
    }
}
