/// Makes any text fit for XML 1.0: libxml2's writer checks no character, and one ESC loses a whole report (CI-1.5.9).
package enum XMLText {
    /// The text without terminal sequences, every forbidden or control character in the visible form `\u{1B}`.
    package static func sanitized(_ text: String) -> String {
        guard text.utf8.needsSanitizing else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            if let end = TerminalSequence.end(in: scalars, from: index) {
                index = end
                continue
            }
            let scalar = scalars[index]
            if scalar.isSafeInXML {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
            index = scalars.index(after: index)
        }
        return result
    }

    /// The same for bytes that may not be UTF-8; what cannot be decoded becomes U+FFFD.
    package static func sanitized(_ bytes: some Collection<UInt8>) -> String {
        sanitized(String(decoding: bytes, as: UTF8.self))
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 allows it and it is neither DEL nor a C1 control other than NEL.
    fileprivate var isSafeInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

extension String.UTF8View {
    /// A quick look that spares nearly all text the walk over its scalars; may say yes without need.
    fileprivate var needsSanitizing: Bool {
        withContiguousStorageIfAvailable(Self.needsSanitizing) ?? Self.needsSanitizing(self)
    }

    private static func needsSanitizing(_ bytes: some Sequence<UInt8>) -> Bool {
        // Looks at every byte, for a loop that may end early is not made of vector instructions.
        var suspects: UInt8 = 0
        for byte in bytes {
            // 0xC2 begins U+0080...U+00BF, 0xEF begins U+F000...U+FFFF.
            let control: UInt8 = byte < 0x20 ? 1 : 0
            let blank: UInt8 = byte == 0x09 || byte == 0x0A || byte == 0x0D ? 1 : 0
            let other: UInt8 = byte == 0x7F || byte == 0xC2 || byte == 0xEF ? 1 : 0
            suspects |= control ^ blank | other
        }
        return suspects != 0
    }
}
