import HTTPMessage
import PostmanModel

/// The answer of an example, prepared as far as it can be before a call comes (B-5.A, 5.B).
///
/// An object, for every call takes one in hand, and the parts of a struct would each be counted.
final class ReadyResponse: Sendable {
    /// What about an answer is not the example's own choice.
    struct Options: Sendable, Equatable {
        /// Whether the preview language stands in for a missing Content-Type (B-5.09).
        var typesFromLanguage = false
        var cors = CORSMode.off
    }

    private enum Form {
        /// The whole answer, where no call can change it; so many of its headers are the example's.
        case constant(Reply, own: Int)
        case made(headers: [ReplayedHeaders.Field], body: Template)
    }

    /// The example that it is of.
    let identity: MatchedExample.Identity
    private let status: Int
    private let hasEntityTag: Bool
    private let needsAllowedOrigin: Bool
    private let form: Form

    /// - Parameters:
    ///   - place: where the example stands.
    ///   - captures: the names under which the wildcards of the example's request take parts of a call.
    init(
        example: Example, at place: ExamplePlace, scope: VariableScope, captures: Set<String> = [],
        options: Options = Options()
    ) {
        identity = MatchedExample.Identity(id: example.id, name: example.name, place: place)
        let status = example.code ?? 200
        self.status = status
        let headers = ReplayedHeaders.of(
            example, status: status, scope: scope, captures: captures, typesFromLanguage: options.typesFromLanguage)
        hasEntityTag = headers.contains { $0.name.isEqualIgnoringASCIICase(to: "etag") }
        needsAllowedOrigin = AllowedOrigin.isMissing(among: headers.lazy.map(\.name), under: options.cors)
        let body: Template
        if Self.forbidsBody(status) {
            body = Template("")
        } else if Placeholder.occurs(in: example.body), let text = String(validating: example.body, as: UTF8.self) {
            body = Template(text, scope: scope, captures: captures)
        } else {
            // What is not text is not a template either.
            body = Template(bytes: example.body)
        }
        guard let bytes = body.constant, headers.allSatisfy({ $0.value.constant != nil }) else {
            form = .made(headers: headers, body: body)
            return
        }
        var reply = Reply(status: status, body: bytes)
        reply.headers.reserve(headers.count + (hasEntityTag ? 0 : 1) + (needsAllowedOrigin ? 1 : 0))
        for field in headers {
            reply.headers.append(field.name, String(decoding: field.value.constant ?? [], as: UTF8.self))
        }
        Self.finish(&reply, hasEntityTag: hasEntityTag, needsAllowedOrigin: needsAllowedOrigin)
        reply.headers.prepare()
        form = .constant(reply, own: headers.count)
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

    var content: Content {
        switch form {
        case .made(let headers, let body): return Content(status: status, headers: headers, body: body)
        case .constant(let reply, let own):
            let headers = reply.headers.fields.prefix(own).map {
                ReplayedHeaders.Field(name: $0.name, value: Template(bytes: Array($0.value.utf8)))
            }
            return Content(status: status, headers: headers, body: Template(bytes: reply.body))
        }
    }

    /// Whether every call gets the same answer.
    var isConstant: Bool { if case .constant = form { true } else { false } }

    /// Whether a response of that status never has a body (B-5.10).
    static func forbidsBody(_ status: Int) -> Bool {
        status == 204 || status == 304 || (100..<200).contains(status)
    }

    func reply(
        to call: Call, captures: [String: String], at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Reply {
        let (headers, body): ([ReplayedHeaders.Field], Template)
        switch form {
        case .constant(let reply, _): return reply
        case .made(let own, let text): (headers, body) = (own, text)
        }
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
