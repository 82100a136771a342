import HTTPMessage
import PostmanModel

/// The answer of an example, prepared as far as it can be before a call comes (B-5.A, 5.B).
///
/// An object, for every call takes one in hand, and the parts of a struct would each be counted.
final class ReadyResponse: Sendable {
    /// What about an answer is not the example's own choice.
    struct Options: Sendable {
        /// Whether the preview language stands in for a missing Content-Type (B-5.09).
        var typesFromLanguage = false
        var cors = CORSMode.off
    }

    private let status: Int
    private let headers: [ReplayedHeaders.Field]
    private let body: Template
    private let hasEntityTag: Bool
    private let needsAllowedOrigin: Bool
    /// The whole answer, where no call can change it.
    private let constant: Reply?

    /// - Parameter captures: the names under which the wildcards of the example's request take parts of a call.
    init(example: Example, scope: VariableScope, captures: Set<String> = [], options: Options = Options()) {
        let status = example.code ?? 200
        self.status = status
        headers = ReplayedHeaders.of(
            example, status: status, scope: scope, captures: captures, typesFromLanguage: options.typesFromLanguage)
        hasEntityTag = headers.contains { $0.name.isEqualIgnoringASCIICase(to: "etag") }
        needsAllowedOrigin = AllowedOrigin.isMissing(among: headers.lazy.map(\.name), under: options.cors)
        if Self.forbidsBody(status) {
            body = Template("")
        } else if Placeholder.occurs(in: example.body), let text = String(validating: example.body, as: UTF8.self) {
            body = Template(text, scope: scope, captures: captures)
        } else {
            // What is not text is not a template either.
            body = Template(bytes: example.body)
        }
        let fields = headers.compactMap { field in
            field.value.constant.map { HeaderField(field.name, String(decoding: $0, as: UTF8.self)) }
        }
        if let body = body.constant, fields.count == headers.count {
            var reply = Reply(status: status, headers: HeaderList(fields), body: body)
            Self.finish(&reply, hasEntityTag: hasEntityTag, needsAllowedOrigin: needsAllowedOrigin)
            reply.headers.prepare()
            constant = reply
        } else {
            constant = nil
        }
    }

    /// What an example does not store itself.
    private static func finish(_ reply: inout Reply, hasEntityTag: Bool, needsAllowedOrigin: Bool) {
        if !hasEntityTag { reply.headers.append("ETag", EntityTag.weak(for: reply.body)) }
        if needsAllowedOrigin { AllowedOrigin.append(to: &reply.headers) }
    }

    /// What decides the answer to whatever call: two with equal ones answer alike.
    struct Content: Sendable, Hashable {
        let status: Int
        let headers: [ReplayedHeaders.Field]
        let body: Template
    }

    var content: Content { Content(status: status, headers: headers, body: body) }

    /// Whether every call gets the same answer.
    var isConstant: Bool { constant != nil }

    /// Whether a response of that status never has a body (B-5.10).
    static func forbidsBody(_ status: Int) -> Bool {
        status == 204 || status == 304 || (100..<200).contains(status)
    }

    func reply(
        to call: Call, captures: [String: String], at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Reply {
        if let constant { return constant }
        var content = CallContent(call, captures: captures)
        var reply = Reply(status: status)
        reply.headers.fields.reserveCapacity(headers.count + 6)
        for header in headers {
            let value = header.value.render(for: &content, at: now, using: &random)
            // A call may bring what a header value must not hold; such a header would split the response.
            guard !value.contains(where: \.isForbiddenInFieldValue) else { continue }
            let text = String(decoding: value, as: UTF8.self)
            reply.headers.append(header.name, header.value.constant == nil ? text.trimmingHTTPBlanks : text)
        }
        reply.body = body.render(for: &content, at: now, using: &random)
        Self.finish(&reply, hasEntityTag: hasEntityTag, needsAllowedOrigin: needsAllowedOrigin)
        return reply
    }
}

extension UInt8 {
    /// Control characters, tab excepted: what would break a message's framing or a terminal.
    var isForbiddenInFieldValue: Bool { self < 0x20 && self != 0x09 || self == 0x7F }
}
