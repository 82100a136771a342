/// Turns the bytes of a file into UTF-8 (I-1): UTF-8 with or without a byte order mark, UTF-16 with one.
package enum TextDecoding {
    /// - Throws: the first unit that is not UTF-16, at its place in the decoded text.
    package static func utf8(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try decodeUTF16(bytes.span, isBigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try decodeUTF16(bytes.span, isBigEndian: true) }
        return bytes
    }

    private static func decodeUTF16(_ bytes: Span<UInt8>, isBigEndian: Bool) throws(JSONSyntaxError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 2 + 16)
        func unit(at index: Int) -> UInt16 {
            isBigEndian
                ? UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
                : UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
        }
        var index = 2
        while index + 2 <= bytes.count {
            let first = unit(at: index)
            index += 2
            if let scalar = Unicode.Scalar(first) {
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                continue
            }
            guard UTF16.isLeadSurrogate(first), index + 2 <= bytes.count, UTF16.isTrailSurrogate(unit(at: index)) else {
                throw JSONSyntaxError(
                    at: output.count, in: output.span, "half a UTF-16 surrogate pair",
                    help: "save the file as UTF-8")
            }
            let value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(at: index) & 0x3FF))
            index += 2
            if let scalar = Unicode.Scalar(value) {
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        guard index == bytes.count else {
            throw JSONSyntaxError(
                at: output.count, in: output.span, "a UTF-16 text with an odd number of bytes",
                help: "the file may be cut off; save it as UTF-8")
        }
        return output
    }
}
