import HTTPMessage

/// The answer of an example, prepared as far as it can be before a call comes (B-5.A, 5.B).
struct ReadyResponse: Sendable {
    let status: Int
    private let headers: [ReplayedHeaders.Field]
    private let body: Template
    /// The body and its entity tag, where no call can change them.
    private let constant: (body: [UInt8], entityTag: String)?
    private let hasEntityTag: Bool
    /// Whether the example stores its own `Access-Control-Allow-Origin`, which then counts (B-6.03).
    let allowsOriginItself: Bool

    /// - Parameter captures: the names under which the wildcards of the example's request take parts of a call.
    init(
        example: Example, scope: VariableScope, captures: Set<String> = [], typesFromLanguage: Bool = false
    ) {
        status = example.code ?? 200
        headers = ReplayedHeaders.of(
            example, status: status, scope: scope, captures: captures, typesFromLanguage: typesFromLanguage)
        hasEntityTag = headers.contains { $0.name.isEqualIgnoringASCIICase(to: "etag") }
        allowsOriginItself = headers.contains { $0.name.isEqualIgnoringASCIICase(to: "access-control-allow-origin") }
        if Self.forbidsBody(status) {
            body = Template("")
        } else if Placeholder.occurs(in: example.body), let text = String(validating: example.body, as: UTF8.self) {
            body = Template(text, scope: scope, captures: captures)
        } else {
            // What is no text is no template either.
            body = Template(bytes: example.body)
        }
        constant = body.constant.map { ($0, EntityTag.weak(for: $0)) }
    }

    /// Whether a response of that status never has a body (B-5.10).
    static func forbidsBody(_ status: Int) -> Bool {
        status == 204 || status == 304 || (100..<200).contains(status)
    }

    func reply(
        to call: Call, captures: [String: String], at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Reply {
        var content = CallContent(call, captures: captures)
        var reply = Reply(status: status)
        reply.headers.fields.reserveCapacity(headers.count + 6)
        for header in headers {
            if let constant = header.value.constant {
                reply.headers.append(header.name, String(decoding: constant, as: UTF8.self))
            } else {
                let value = header.value.render(for: &content, at: now, using: &random)
                // A call may bring what a header value must not hold; such a header would split the response.
                guard !value.contains(where: \.isForbiddenInFieldValue) else { continue }
                reply.headers.append(header.name, String(decoding: value, as: UTF8.self).trimmingHTTPBlanks)
            }
        }
        if let constant {
            reply.body = constant.body
            if !hasEntityTag { reply.headers.append("ETag", constant.entityTag) }
        } else {
            reply.body = body.render(for: &content, at: now, using: &random)
            if !hasEntityTag { reply.headers.append("ETag", EntityTag.weak(for: reply.body)) }
        }
        return reply
    }
}

extension UInt8 {
    /// Control characters, tab excepted: what would break a message's framing or a terminal.
    var isForbiddenInFieldValue: Bool { self < 0x20 && self != 0x09 || self == 0x7F }
}
