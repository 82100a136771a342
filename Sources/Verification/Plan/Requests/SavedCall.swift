import HTTPMessage
import PostmanModel

/// The call that an example's own saved request makes, as a client would send it (V-2).
struct SavedCall {
    /// The longest body that the mock takes, in bytes.
    let bodyLimit: Int
    /// Whether undefined variables are filled with samples; a mock without wildcards knows only their text.
    let fillsWildcards: Bool

    enum Result: Sendable {
        /// `standIn` says why another body than the saved one goes out; nil where the saved one does.
        case call(Call, standIn: String?)
        /// Nobody can send it.
        case unsendable(reason: String)

        var call: Call? { if case .call(let call, _) = self { call } else { nil } }

        var standIn: String? { if case .call(_, let reason) = self { reason } else { nil } }
    }

    /// The call as the request documents it, undefined variables filled in.
    func call(of rival: Rival, _ filling: Filling = .none) -> Result {
        guard HTTPText.isToken(rival.method) else {
            return .unsendable(reason: "'\(rival.example.request.method)' is not a valid HTTP method")
        }
        guard rival.method != "CONNECT" else {
            return .unsendable(reason: "CONNECT asks for a tunnel, which no mock opens")
        }
        var headers = HeaderList(rival.headers.fields.filter(Self.isSendable))
        var body = SavedCallBody(rival, headers: headers)
        var standIn: String?
        if case .file(let source?, content: nil) = rival.example.request.body {
            standIn = "its request body is the file '\(source)', which is not a text file in the collection's folder"
        } else if body.bytes.count > bodyLimit {
            standIn = "its request body of \(body.bytes.count) bytes exceeds the limit of \(bodyLimit)"
        }
        if standIn != nil { body = .standIn(for: headers) }
        if let contentType = body.contentType {
            headers.remove("Content-Type")
            headers.append("Content-Type", contentType)
        }
        var call = Call(
            method: rival.method, target: target(of: rival, filling), headers: headers, body: body.bytes)
        if let body = filling.body { call.body = body }
        for field in filling.headers { call.headers.set(field.name, field.value) }
        let size = Self.headSize(call)
        guard size <= Self.headLimit else {
            return .unsendable(
                reason: "its request line and headers of \(size) bytes are more than a mock takes (\(Self.headLimit))")
        }
        return .call(call, standIn: standIn)
    }

    /// The mock takes 64 KiB; the rest is for the headers that cases add.
    static let headLimit = 60 * 1024

    /// The bytes of the request line and the headers.
    static func headSize(_ call: Call) -> Int {
        call.headers.fields.reduce(call.method.utf8.count + call.target.utf8.count + 12) {
            $0 + $1.name.utf8.count + $1.value.utf8.count + 4
        }
    }

    private func target(of rival: Rival, _ filling: Filling) -> String {
        let segments = rival.path.raw.enumerated().map { index, segment -> String in
            if let text = filling.segments[index] { return RequestEncoding.pathSegment(text) }
            if fillsWildcards, segment.needsSample, let name = segment.wildcard { return Filling.sample(for: name) }
            let parts = segment.text.split(separator: "/", omittingEmptySubsequences: false)
            return parts.map(RequestEncoding.pathSegment).joined(separator: "/")
        }
        let path = filling.basePath + "/" + segments.joined(separator: "/")
        let pieces = rival.example.request.url.query.filter(\.isEnabled).compactMap { row -> String? in
            let key = rival.scope.substitute(row.key)
            let value = rival.scope.substitute(row.value ?? "")
            guard !key.isEmpty || !value.isEmpty else { return nil }
            guard row.value != nil else { return RequestEncoding.queryPart(key) }
            let wildcard = fillsWildcards ? TokenPiece.wholeToken(value) : nil
            let sent = filling.parameters[key] ?? wildcard.map { Filling.sample(for: $0) } ?? value
            return RequestEncoding.queryPart(key) + "=" + RequestEncoding.queryPart(sent)
        }
        return pieces.isEmpty ? path : path + "?" + pieces.joined(separator: "&")
    }

    /// Headers of framing and of the connection are the client's, keys and delays the plan's, and what a browser adds
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
