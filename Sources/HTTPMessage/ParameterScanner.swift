/// Reads tokens, quoted strings and `; name=value` lists of header values (RFC 9110, 5.6).
struct ParameterScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.trimmingHTTPBlanks.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func token() -> String? {
        let start = index
        while index < bytes.count, bytes[index].isHTTPTokenByte { index += 1 }
        return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// The parameters up to the end of the text, names lower-case; nil where something else stands there.
    mutating func parameters() -> [MediaType.Parameter]? {
        var found: [MediaType.Parameter] = []
        while true {
            skipBlanks()
            if isAtEnd { return found }
            guard skip(UInt8(ascii: ";")) else { return nil }
            skipBlanks()
            // The grammar allows empty parameters: `text/html;`.
            if isAtEnd || bytes[index] == UInt8(ascii: ";") { continue }
            guard let name = token(), skip(UInt8(ascii: "=")), let value = quotedString() ?? token() else { return nil }
            found.append(MediaType.Parameter(name: name.lowercased(), value: value))
        }
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    /// The text between quotes with its backslash escapes undone; nil, and nothing read, where there is none.
    private mutating func quotedString() -> String? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
        var value: [UInt8] = []
        var position = index + 1
        while position < bytes.count, bytes[position].isHTTPFieldValueByte {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                index = position + 1
                return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\\") where position + 1 < bytes.count && bytes[position + 1].isHTTPFieldValueByte:
                value.append(bytes[position + 1])
                position += 2
            default:
                value.append(bytes[position])
                position += 1
            }
        }
        return nil
    }
}
