import HTTPMessage

/// How the end of a message's body is found (RFC 9112, 6.3).
enum BodyLength: Hashable {
    case none
    case bytes(Int)
    case chunked
    case untilClose

    /// What the framing headers say, or nil where there are none.
    ///
    /// Whatever could be read in two ways is refused: that is what request smuggling lives on.
    init?(_ headers: HeaderList, minorVersion: Int) throws(FramingFault) {
        let lengths = headers.values(of: "Content-Length")
        let codings = headers.values(of: "Transfer-Encoding")
        if !codings.isEmpty {
            guard lengths.isEmpty else { throw .malformed("both Content-Length and Transfer-Encoding") }
            guard minorVersion > 0 else { throw .malformed("Transfer-Encoding in an HTTP/1.0 message") }
            guard codings.count == 1, codings[0].isEqualIgnoringASCIICase(to: "chunked") else {
                throw .malformed("Transfer-Encoding is not exactly `chunked`")
            }
            self = .chunked
        } else if let length = lengths.first {
            guard lengths.count == 1 else { throw .malformed("more than one Content-Length") }
            guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(length)
            else {
                throw .malformed("Content-Length is not a number of bytes")
            }
            self = .bytes(count)
        } else {
            return nil
        }
    }
}
