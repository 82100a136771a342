import HTTPMessage
import MockCore

/// What a mock must answer when an example wins, by the rules for replaying it (B-5, D12, D13).
struct ExpectedAnswer {
    var cors: CORSMode = .postman
    /// A mock with a rate limit sends its own `X-RateLimit-*` headers in place of stored ones.
    var isRateLimited = false
    /// Whether the preview language stands in for a missing Content-Type (B-5.09).
    var typesFromLanguage = false

    func expectation(of rival: Rival, captures: [Capture], method: String, promise: String) -> Expectation {
        var expectation = Expectation(promise: promise, statuses: [rival.status])
        let stored = storedHeaders(of: rival)
        let replayed = stored.filter { isReplayed($0.name) }
        for header in replayed where !isUncertain(header, in: replayed, captures) {
            expectation.headers.append(header)
        }
        if let contentType = contentType(of: stored, of: rival) {
            expectation.headers.append(HeaderField("Content-Type", contentType))
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
        let hasBody = rival.status != 204 && rival.status != 304 && method.uppercased() != "HEAD"
        expectation.body = hasBody ? Self.body(of: rival, captures: captures) : .exactly([])
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

    /// The enabled headers that HTTP can carry, variables filled in.
    private func storedHeaders(of rival: Rival) -> [HeaderField] {
        rival.example.headers.filter { $0.isEnabled && HTTPText.isToken($0.key) }.compactMap { row in
            let value = rival.scope.substitute(row.value ?? "").trimmedBlanks
            return HTTPText.isFieldValue(value) ? HeaderField(row.key, value) : nil
        }
    }

    /// Whether the exact values of a header's name are not known beforehand: one of them holds a template.
    private func isUncertain(_ header: HeaderField, in all: [HeaderField], _ captures: [Capture]) -> Bool {
        all.contains { other in
            other.name.isEqualIgnoringASCIICase(to: header.name)
                && TokenPiece.pieces(of: other.value.utf8).contains {
                    guard case .token(let name) = $0 else { return false }
                    return name.hasPrefix("$") || captures.contains { $0.name == name }
                }
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
        guard let value = stored.first(where: { $0.name.isEqualIgnoringASCIICase(to: "Content-Type") })?.value else {
            return isBodiless ? nil : "text/html; charset=utf-8"
        }
        guard let type = StoredMediaType(value) else { return isBodiless ? nil : "text/html; charset=utf-8" }
        guard !type.endsInSemicolon else { return nil }
        return type.needsCharset ? "\(value); charset=utf-8" : value
    }

    /// Captures first, then variables; what is dynamic becomes a hole (B-5.18, D13).
    static func body(of rival: Rival, captures: [Capture]) -> Expectation.Body {
        let stored = rival.example.body
        guard TokenPiece.mayOccur(in: stored) else { return .exactly(stored) }
        var texts: [String: String] = [:]
        for capture in captures { texts[capture.name] = capture.text }
        var filled = stored
        if !texts.isEmpty {
            filled = TokenPiece.pieces(of: stored).flatMap { piece -> [UInt8] in
                switch piece {
                case .text(let text): text
                case .token(let name): Array((texts[name] ?? "{{\(name)}}").utf8)
                }
            }
        }
        var parts: [Expectation.TemplatePart] = []
        var literal: [UInt8] = []
        for piece in TokenPiece.pieces(of: rival.scope.substitute(bytes: filled)) {
            switch piece {
            case .text(let text):
                literal += text
            case .token(let name):
                if let hole = hole(for: name) {
                    if !literal.isEmpty { parts.append(.literal(literal)) }
                    parts.append(.hole(hole))
                    literal = []
                } else {
                    literal += "{{\(name)}}".utf8
                }
            }
        }
        if parts.isEmpty { return .exactly(literal) }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return .template(parts)
    }

    private static func hole(for name: String) -> TemplateHole? {
        switch name {
        case "$guid", "$randomUUID": .uuid
        case "$timestamp": .epochSeconds
        case "$isoTimestamp": .isoTimestamp
        case "$randomInt": .integer(0...1000)
        case "$randomBoolean": .boolean
        default: nil
        }
    }
}
