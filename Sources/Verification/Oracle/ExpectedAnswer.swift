import HTTPMessage
import PostmanModel

/// What a mock must answer when an example wins, by the rules for replaying it (B-5, D12, D13).
struct ExpectedAnswer {
    var cors: CORSMode = .postman
    /// A mock with a rate limit sends its own `X-RateLimit-*` headers in place of stored ones.
    var isRateLimited = false
    /// Whether the preview language stands in for a missing Content-Type (B-5.09).
    var typesFromLanguage = false
    /// Whether the answer must have nothing else.
    var isWhole = true
    /// Whether the answer to HEAD must say how long that to GET were, as ours does.
    var saysLength = true
    /// What the clock of the mock says, where that is known.
    var clock: MockClock?

    func expectation(of rival: Rival, captures: [Capture], call: Call, promise: Promise) -> Expectation {
        var expectation = Expectation(promise: promise, statuses: [rival.status])
        let stored = storedHeaders(of: rival)
        let filled = stored.filter { isReplayed($0.name) }.map { field in
            let value = Array(field.value.utf8)
            return (
                name: field.name, value: FilledTemplate(value, of: rival, captures: captures, call: call, at: clock)
            )
        }
        let replayed = filled.map { (name: $0.name, value: $0.value.exact) }
        expectation.shapedHeaders = Self.shaped(filled)
        expectation.headers = Self.certain(replayed)
        if let contentType = contentType(of: stored, of: rival) {
            expectation.headers.append(HeaderField("Content-Type", contentType))
        } else if rival.status == 204 || rival.status == 304,
            !stored.contains(where: { $0.name.isEqualIgnoringASCIICase(to: "Content-Type") })
        {
            // There is nothing that it could be the type of (B-5.10).
            expectation.absentHeaders.append("Content-Type")
        }
        let ownsOrigin = replayed.contains { $0.name.isEqualIgnoringASCIICase(to: "Access-Control-Allow-Origin") }
        if !ownsOrigin {
            if cors == .off {
                expectation.absentHeaders.append("Access-Control-Allow-Origin")
            } else {
                expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
            }
        }
        expectation.absentHeaders += stored.map(\.name).filter {
            Self.forbiddenEvenToTheListener.contains($0.lowercased())
        }
        if isWhole {
            expectation.otherHeaders = others(replayed)
            expectation.hasGeneratedTag = !stored.contains { $0.name.isEqualIgnoringASCIICase(to: "ETag") }
        }
        let canHaveBody = rival.status != 204 && rival.status != 304
        let isHEAD = call.method.uppercased() == "HEAD"
        let hasBody = canHaveBody && !isHEAD
        if saysLength, canHaveBody, isHEAD,
            case .exactly(let body) = Self.body(of: rival, captures: captures, call: call, at: clock)
        {
            // What GET would have said (RFC 9110, 9.3.2).
            expectation.headers.append(HeaderField("Content-Length", String(body.count)))
        }
        expectation.body = hasBody ? Self.body(of: rival, captures: captures, call: call, at: clock) : .exactly([])
        return expectation
    }

    private static let neverReplayed: Set<String> = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "proxy-connection", "proxy-authenticate",
        "proxy-authorization", "te", "trailer", "upgrade", "content-encoding", "date", "server",
    ]

    /// Of those, the ones that no answer of a mock has for a reason of its own.
    private static let forbiddenEvenToTheListener: Set<String> = [
        "transfer-encoding", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te",
        "trailer",
        "upgrade", "content-encoding",
    ]

    private func isReplayed(_ name: String) -> Bool {
        let name = name.lowercased()
        guard !Self.neverReplayed.contains(name), name != "content-type" else { return false }
        return !(isRateLimited && name.hasPrefix("x-ratelimit-"))
    }

    /// The enabled headers that HTTP can carry once variables are filled in, as they are stored.
    private func storedHeaders(of rival: Rival) -> [HeaderField] {
        rival.example.headers.filter { $0.isEnabled && HTTPText.isToken($0.key) }.compactMap { row in
            let value = row.value ?? ""
            let isCarried = HTTPText.isFieldValue(rival.scope.substitute(value).trimmedBlanks)
            return isCarried ? HeaderField(row.key, value) : nil
        }
    }

    /// The headers that only the call decides on, and a type that could not be told beforehand.
    private func others(_ replayed: [(name: String, value: [UInt8]?)]) -> Set<String> {
        var names: Set<String> = ["content-type"]
        if isRateLimited { names.formUnion(["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) }
        for header in replayed where header.value == nil { names.insert(header.name.lowercased()) }
        return names
    }

    /// The headers of names whose values are all known beforehand; what a call made unfit for a header is not sent.
    private static func certain(_ headers: [(name: String, value: [UInt8]?)]) -> [HeaderField] {
        let uncertain = Set(headers.filter { $0.value == nil }.map { $0.name.lowercased() })
        return headers.compactMap { header in
            guard let bytes = header.value, !uncertain.contains(header.name.lowercased()) else { return nil }
            let value = String(decoding: bytes, as: UTF8.self).trimmedBlanks
            return HTTPText.isFieldValue(value) ? HeaderField(header.name, value) : nil
        }
    }

    /// Those that only dynamic variables leave open; a name that occurs twice is not told apart.
    private static func shaped(_ headers: [(name: String, value: FilledTemplate)]) -> [Expectation.ShapedHeader] {
        headers.compactMap { header in
            let isOnce = headers.count { $0.name.isEqualIgnoringASCIICase(to: header.name) } == 1
            guard isOnce, header.value.exact == nil, header.value.isFieldValue else { return nil }
            return Expectation.ShapedHeader(name: header.name, parts: header.value.parts)
        }
    }

    /// The stored type with a charset where text needs one, else Express's default (B-5.08, 12.22).
    private func contentType(of stored: [HeaderField], of rival: Rival) -> String? {
        let isBodiless = rival.status == 204 || rival.status == 304
        if typesFromLanguage, !isBodiless,
            !stored.contains(where: { $0.name.isEqualIgnoringASCIICase(to: "Content-Type") })
        {
            switch rival.example.previewLanguage?.lowercased() {
            case "json": return "application/json; charset=utf-8"
            case "xml": return "application/xml; charset=utf-8"
            case "javascript": return "application/javascript; charset=utf-8"
            case "text": return "text/plain; charset=utf-8"
            default: return "text/html; charset=utf-8"
            }
        }
        guard let field = stored.first(where: { $0.name.isEqualIgnoringASCIICase(to: "Content-Type") }) else {
            return isBodiless ? nil : "text/html; charset=utf-8"
        }
        let value = rival.scope.substitute(field.value).trimmedBlanks
        guard let type = StoredMediaType(value) else { return isBodiless ? nil : "text/html; charset=utf-8" }
        guard !type.endsInSemicolon else { return nil }
        if type.isText, type.hasForeignCharset { return type.plainInUTF8 }
        return type.needsCharset ? "\(value); charset=utf-8" : value
    }

    /// A body that is not text is not a template either.
    static func body(
        of rival: Rival, captures: [Capture], call: Call, at clock: MockClock? = nil
    ) -> Expectation.Body {
        let stored = rival.example.body
        guard TokenPiece.mayOccur(in: stored), String(validating: stored, as: UTF8.self) != nil else {
            return .exactly(stored)
        }
        let filled = FilledTemplate(stored, of: rival, captures: captures, call: call, at: clock)
        return filled.exact.map { .exactly($0) } ?? .template(filled.parts)
    }
}
