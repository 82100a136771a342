/// Comments in JSON, which Postman removes from a request before it is sent.
enum JSONComments {
    /// The text with blanks in the place of comments, so that lines and columns stay.
    static func removed(from text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return text }
        var bytes = Array(text.utf8)
        var index = 0
        var isInString = false
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
                while index < bytes.count, bytes[index] != 0x0A { blank(&bytes, &index) }
                continue
            } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { blank(&bytes, &index) }
                for _ in 0..<2 where index < bytes.count { blank(&bytes, &index) }
                continue
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func blank(_ bytes: inout [UInt8], _ index: inout Int) {
        if bytes[index] != 0x0A { bytes[index] = 0x20 }
        index += 1
    }
}
