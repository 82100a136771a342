extension UInt8 {
    /// Whether the byte may stand in a method, a header name or a parameter name: RFC 9110 `tchar`.
    @inlinable package var isHTTPTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x7C, 0x7E: true
        default: false
        }
    }

    /// Whether the byte may stand in a header value: tab, visible ASCII, space and the high half; no other control.
    @inlinable package var isHTTPFieldValueByte: Bool {
        self == 0x09 || (self >= 0x20 && self != 0x7F)
    }

    @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }

    /// What a hexadecimal digit stands for, or nil for any other byte.
    @inlinable package var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension StringProtocol {
    /// Whether the text can be a method or a header name: one or more RFC 9110 `tchar`.
    @inlinable package var isHTTPToken: Bool {
        !utf8.isEmpty && utf8.allSatisfy(\.isHTTPTokenByte)
    }

    /// Whether the text can be a header value without breaking the message's framing.
    @inlinable package var isHTTPFieldValue: Bool {
        utf8.allSatisfy(\.isHTTPFieldValueByte)
    }
}

extension String {
    /// The text without spaces and tabs at its ends, as HTTP trims values.
    package var trimmingHTTPBlanks: String {
        // Nearly all have none, and then no text is made.
        guard let first = utf8.first, let last = utf8.last, Self.isBlank(first) || Self.isBlank(last) else {
            return self
        }
        var rest = utf8[...]
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
        return String(Substring(rest))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
