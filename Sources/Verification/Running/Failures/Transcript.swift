import HTTPMessage

/// What was sent and what came, as HTTP text with secrets hidden.
struct Transcript {
    /// Of one transcript, in bytes; what is beyond is cut out of the middle.
    static let limit = 64 * 1024

    let text: String

    init(_ broken: BrokenStep, redactor: Redactor) {
        var parts: [String] = []
        switch broken.request {
        case .call(let call): parts.append(Self.text(of: call, redactor))
        case .bytes(let bytes, let summary):
            parts.append("(\(redactor.redact(summary)))\n" + Self.readable(redactor.redactMessage(bytes)))
        case nil: break
        }
        switch broken.received {
        case .reply(let reply): parts.append(Self.text(of: reply, redactor))
        case .partial(let reply?): parts.append("(incomplete)\n" + Self.text(of: reply, redactor))
        case .partial(nil): parts.append("(no complete response head)")
        case .nothing: if broken.request != nil { parts.append("(no response)") }
        }
        text = parts.map { Self.bounded($0, to: Self.limit / 2 - 64) }.joined(separator: "\n\n")
    }

    init(_ call: Call, _ reply: Reply, redactor: Redactor) {
        text = [Self.text(of: call, redactor), Self.text(of: reply, redactor)]
            .map { Self.bounded($0, to: Self.limit / 2 - 64) }.joined(separator: "\n\n")
    }

    private static func text(of call: Call, _ redactor: Redactor) -> String {
        var headers = call.headers
        if !headers.contains("host") { headers.fields.insert(HeaderField("Host", ResendCommand.authority), at: 0) }
        return message("\(call.method) \(redactor.redact(call.target)) HTTP/1.1", headers, call.body, redactor)
    }

    private static func text(of reply: Reply, _ redactor: Redactor) -> String {
        message("HTTP/1.1 \(ReasonPhrase.line(reply.status))", reply.headers, reply.body, redactor)
    }

    private static func message(
        _ firstLine: String, _ headers: HeaderList, _ body: [UInt8], _ redactor: Redactor
    ) -> String {
        let lines = headers.fields.map { field in
            "\(field.name): \(redactor.redact(SensitiveHeader.shown(field.value, of: field.name)))"
        }
        let head = ([firstLine] + lines).joined(separator: "\n")
        return body.isEmpty ? head : "\(head)\n\n\(readable(redactor.redact(body)))"
    }

    /// Text as it is, anything else as the first rows of a hexadecimal dump.
    private static func readable(_ bytes: [UInt8]) -> String {
        if BodyDifference.isText(bytes) {
            return String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        }
        let rows = HexRows.rows(bytes, from: 0, count: 16)
        let rest = bytes.count - 16 * HexRows.width
        return (rows + (rest > 0 ? ["...[truncated \(rest) bytes]..."] : [])).joined(separator: "\n")
    }

    private static func bounded(_ text: String, to limit: Int) -> String {
        let bytes = text.utf8
        guard bytes.count > limit else { return text }
        let head = String(decoding: bytes.prefix(limit / 2), as: UTF8.self)
        let tail = String(decoding: bytes.suffix(limit / 2), as: UTF8.self)
        return "\(head)\n...[truncated \(bytes.count - limit / 2 * 2) bytes]...\n\(tail)"
    }
}
