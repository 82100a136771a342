import HTTPMessage

/// The first line of a request, its target brought into origin form.
struct RequestLine {
    let method: String
    let target: String
    /// The host and port of a target in absolute form: `http://host:port/path`.
    let authority: String?
    let minorVersion: Int

    /// Whether the header fields mean nothing else under it than under another such line.
    var leavesFieldsAlone: Bool { authority == nil && minorVersion > 0 }

    private static let get = Array("GET".utf8)
    private static let versionStart = Array("HTTP/1.".utf8)

    init(_ line: UnsafeRawBufferPointer) throws(FramingFault) {
        guard let blank = line.firstIndex(of: 0x20), blank > 0, line[..<blank].allSatisfy(\.isHTTPTokenByte) else {
            throw .malformed("the request line does not begin with a method and a space")
        }
        guard let secondBlank = line.lastIndex(of: 0x20), secondBlank > blank else {
            throw .malformed("the request line has no HTTP version")
        }
        let version = line[(secondBlank + 1)...]
        guard version.count == 8, version.starts(with: Self.versionStart), let digit = version.last,
            (0x30...0x39).contains(digit)
        else { throw .malformed("the HTTP version is not 1.0 or 1.1") }
        // Nearly all calls have it, and then no text is made.
        method = line[..<blank].elementsEqual(Self.get) ? "GET" : FieldLine.text(line[..<blank])
        // A tunnel is what a proxy makes; the rest of the connection would be no HTTP.
        guard method != "CONNECT" else { throw .malformed("CONNECT is for proxies") }
        let target = line[(blank + 1)..<secondBlank]
        guard !target.isEmpty, target.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw .malformed("the request target is empty or has a space or a control character")
        }
        minorVersion = Int(digit - 0x30)
        (self.target, authority) = try Self.originForm(FieldLine.text(target), method: method)
    }

    private static func originForm(
        _ target: String, method: String
    ) throws(FramingFault) -> (target: String, authority: String?) {
        if target.utf8.first == UInt8(ascii: "/") || (target == "*" && method == "OPTIONS") { return (target, nil) }
        let lowercased = target.lowercased()
        guard let scheme = ["http://", "https://"].first(where: { lowercased.hasPrefix($0) }) else {
            throw .malformed("the request target does not begin with a slash")
        }
        let rest = target.utf8.dropFirst(scheme.utf8.count)
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        let authority = String(Substring(rest[..<end]))
        guard !authority.isEmpty, Authority.isValid(authority) else {
            throw .malformed("the request target is not an http URL")
        }
        let path = String(Substring(rest[end...]))
        return (path.utf8.first == UInt8(ascii: "/") ? path : "/" + path, authority)
    }
}
