import HTTPMessage

/// Reads one header or trailer line (RFC 9112, 5), refusing everything that two readers could read differently.
enum FieldLine {
    static func parse(_ line: UnsafeRawBufferPointer) throws(FramingFault) -> HeaderField {
        guard let first = line.first else { throw .malformed("a header line is empty") }
        if first.isBlank { throw .malformed("a header line begins with a space (line folding)") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .malformed("a header line has no colon") }
        guard colon > 0 else { throw .malformed("a header line has no name") }
        if line[colon - 1].isBlank { throw .malformed("a space stands between a header's name and its colon") }
        let name = line[..<colon]
        guard name.allSatisfy(\.isHTTPTokenByte) else { throw .malformed("a header name has an illegal character") }
        var value = line[(colon + 1)...]
        while let byte = value.first, byte.isBlank { value = value.dropFirst() }
        while let byte = value.last, byte.isBlank { value = value.dropLast() }
        guard value.allSatisfy(\.isHTTPFieldValueByte) else {
            throw .malformed("the value of header \(text(name)) has a control character")
        }
        return HeaderField(text(name), text(value))
    }

    /// UTF-8 where the bytes are that, else ISO 8859-1, which HTTP's older texts mean and which loses nothing.
    static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        // Nearly all are ASCII, and for those the plain way is the fast one.
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

extension UInt8 {
    /// Space or tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
}
