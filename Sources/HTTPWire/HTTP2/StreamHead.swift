import HTTPMessage

/// What a stream's first headers say: a call without its body.
struct StreamHead {
    /// Why there is no call to answer.
    enum Fault: Error, Hashable {
        /// HTTP/2 wants the stream reset (RFC 9113, 8.1.1).
        case malformed
        /// The client is told why, as over HTTP/1.1.
        case refused(FramingFault)
    }

    private struct Pseudo {
        var method: String?
        var path: String?
        var scheme: String?
        var authority: String?
    }

    private let limits: ListenerLimits
    private var pseudo = Pseudo()
    private var fields = HeaderList()
    private var cookies: [String] = []
    private var isInFields = false
    private var fault: Fault?
    /// What the head would have on HTTP/1.1's wire, nearly: the limit means the same for both.
    private var byteCount = 0
    private var fieldCount = 0
    /// What `content-length` announces.
    private(set) var announcedBytes: Int?

    init(_ limits: ListenerLimits) {
        self.limits = limits
        fields.reserve(12)
    }

    /// Takes the next field. What comes after a fault is not kept.
    mutating func take(_ field: borrowing CompressedField) {
        byteCount += field.byteCount + 4
        fieldCount += 1
        guard fault == nil else { return }
        guard byteCount <= limits.headBytes else { return fault = .refused(.headTooLarge) }
        guard fieldCount <= limits.fields else { return fault = .refused(.tooManyFields) }
        // Clients send these without knowing, so they are told.
        guard !field.hasBlankEnd else { return fault = Self.refusal("a field's value begins or ends with a blank") }
        guard field.isAllowed else { return fault = .malformed }
        switch field.name.meaning {
        case .method: setOnce(\.method, field.value)
        case .path: setOnce(\.path, field.value)
        case .scheme: setOnce(\.scheme, field.value)
        case .authority: setOnce(\.authority, field.value)
        case .host, .cookie, .contentLength, .other: takeRegular(field)
        case .forbidden: fault = .malformed
        }
    }

    /// The call, its body left out: with `Host` made from `:authority`, and cookies in one field, as HTTP/1.1 has them
    /// (RFC 9113, 8.2.3 and 8.3.1).
    mutating func finish() throws(Fault) -> Call {
        if let fault { throw fault }
        guard let method = pseudo.method else { throw .malformed }
        if method == "CONNECT" { throw connectFault }
        guard let scheme = pseudo.scheme, Self.isScheme(scheme), let target = pseudo.path else { throw .malformed }
        guard method.isHTTPToken else { throw Self.refusal("the method is not a token") }
        guard target.utf8.first == UInt8(ascii: "/") || (target == "*" && method == "OPTIONS"),
            target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { throw .malformed }
        beginFields()
        try checkHost()
        if !cookies.isEmpty { fields.append("cookie", cookies.joined(separator: "; ")) }
        return Call(method: method, target: target, headers: fields)
    }

    /// A right one has nothing but an authority (RFC 9113, 8.5).
    private var connectFault: Fault {
        guard pseudo.authority != nil, pseudo.scheme == nil, pseudo.path == nil else { return .malformed }
        return Self.refusal("CONNECT is for proxies")
    }

    /// RFC 3986, 3.1.
    private static func isScheme(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte.asciiLowercased) }
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || $0.isDigit || "+-.".utf8.contains($0) }
    }

    /// Whether it can stand behind a body (RFC 9113, 8.1); what it says is not part of the call.
    var isTrailerSection: Bool {
        fault == nil && pseudo.method == nil && pseudo.path == nil && pseudo.scheme == nil && pseudo.authority == nil
    }

    private mutating func setOnce(_ part: WritableKeyPath<Pseudo, String?>, _ value: String) {
        guard !isInFields, pseudo[keyPath: part] == nil else { return fault = .malformed }
        pseudo[keyPath: part] = value
    }

    private mutating func takeRegular(_ field: borrowing CompressedField) {
        beginFields()
        switch field.name.meaning {
        case .cookie: return cookies.append(field.value)
        case .host where pseudo.authority != nil:
            guard let authority = pseudo.authority, field.value.isEqualIgnoringASCIICase(to: authority) else {
                return fault = Self.refusal("Host is not :authority (RFC 9113, 8.3.1)")
            }
            return
        case .contentLength:
            guard announcedBytes == nil, !field.value.isEmpty, field.value.utf8.allSatisfy(\.isDigit),
                let count = Int(field.value)
            else { return fault = .malformed }
            announcedBytes = count
        default: break
        }
        fields.append(field.name.text, field.value)
    }

    private mutating func beginFields() {
        guard !isInFields else { return }
        isInFields = true
        if let authority = pseudo.authority { fields.append("Host", authority) }
    }

    private func checkHost() throws(Fault) {
        // Ours comes first, and of the client's there may be one.
        let hosts = pseudo.authority.map { [$0] } ?? fields.values(of: "Host")
        guard let host = hosts.first else { throw Self.refusal("neither :authority nor Host") }
        guard hosts.count == 1 else { throw Self.refusal("more than one Host header") }
        // An http URL names a host, even where HTTP/1.1 would let it be (RFC 9113, 8.3.1).
        guard !host.isEmpty, Authority.isValid(host) else {
            throw Self.refusal("the authority is not a host and a port")
        }
    }

    private static func refusal(_ what: String) -> Fault { .refused(.malformed(what)) }
}
