import HTTPMessage
import PostmanModel

/// The call that an example's own saved request makes, as a client would send it (V-2).
struct SavedCall {
    /// The longest body that the mock takes, in bytes.
    let bodyLimit: Int
    /// Whether undefined variables are filled with samples; a mock without wildcards knows only their text.
    let fillsWildcards: Bool

    enum Result: Sendable {
        case call(Call)
        case unsendable(reason: String)

        var call: Call? { if case .call(let call) = self { call } else { nil } }
    }

    func call(of rival: Rival) -> Result {
        guard HTTPText.isToken(rival.method) else {
            return .unsendable(reason: "the method '\(rival.example.request.method)' is not a valid HTTP token")
        }
        guard rival.method != "CONNECT" else {
            return .unsendable(reason: "CONNECT asks for a tunnel and cannot be served")
        }
        if case .file(let source?, content: nil) = rival.example.request.body {
            return .unsendable(
                reason: "its request body is the file '\(source)', not a text file inside the collection's folder"
            )
        }
        var headers = HeaderList(rival.headers.fields.filter(Self.isSendable))
        let body = SavedCallBody(rival, headers: headers)
        guard body.bytes.count <= bodyLimit else {
            return .unsendable(
                reason: "the request body of \(body.bytes.count) bytes exceeds the limit of \(bodyLimit)")
        }
        if let contentType = body.contentType {
            headers.remove("Content-Type")
            headers.append("Content-Type", contentType)
        }
        let call = Call(method: rival.method, target: target(of: rival), headers: headers, body: body.bytes)
        let size = Self.headSize(call)
        guard size <= Self.headLimit else {
            return .unsendable(reason: "a request line with headers of \(size) bytes exceeds what a mock accepts")
        }
        return .call(call)
    }

    /// The mock takes 64 KiB; the rest is for the headers that cases add.
    static let headLimit = 60 * 1024

    /// The bytes of the request line and the headers.
    static func headSize(_ call: Call) -> Int {
        call.headers.fields.reduce(call.method.utf8.count + call.target.utf8.count + 12) {
            $0 + $1.name.utf8.count + $1.value.utf8.count + 4
        }
    }

    /// A value for an undefined variable, the same in every run; no id and nothing a collection would spell out.
    static func sample(for name: String) -> String {
        let safe = name.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        return "sample-" + String(safe)
    }

    private func target(of rival: Rival) -> String {
        let segments = rival.path.raw.map { segment -> String in
            if fillsWildcards, segment.needsSample, let name = segment.wildcard { return Self.sample(for: name) }
            let parts = segment.text.split(separator: "/", omittingEmptySubsequences: false)
            return parts.map(RequestEncoding.pathSegment).joined(separator: "/")
        }
        let path = "/" + segments.joined(separator: "/")
        let pieces = rival.example.request.url.query.filter(\.isEnabled).compactMap { row -> String? in
            let key = rival.scope.substitute(row.key)
            let value = rival.scope.substitute(row.value ?? "")
            guard !key.isEmpty || !value.isEmpty else { return nil }
            guard row.value != nil else { return RequestEncoding.queryPart(key) }
            let wildcard = fillsWildcards ? TokenPiece.wholeToken(value) : nil
            return RequestEncoding.queryPart(key) + "="
                + RequestEncoding.queryPart(wildcard.map(Self.sample) ?? value)
        }
        return pieces.isEmpty ? path : path + "?" + pieces.joined(separator: "&")
    }

    /// Headers of framing and of the connection are the prober's, keys and delays the plan's, and what a browser adds
    /// to a preflight would make one of an ordinary OPTIONS call.
    private static let notSent: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "proxy-connection", "te", "trailer",
        "upgrade", "expect", "accept-encoding", "x-api-key", "x-mock-response-delay", "origin",
        "access-control-request-method", "access-control-request-headers",
    ]

    private static func isSendable(_ field: HeaderField) -> Bool {
        HTTPText.isToken(field.name) && HTTPText.isFieldValue(field.value)
            && !notSent.contains(field.name.lowercased())
    }
}
