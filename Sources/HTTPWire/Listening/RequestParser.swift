import HTTPMessage
import NIOCore

/// Reads calls from a connection's bytes, which come in any pieces; strict, without sockets.
///
/// NIO's own decoder knows a fixed list of methods, and collections are full of others: `VIEW`, `post`, `POSTMAN`.
struct RequestParser {
    enum Step {
        /// The client waits for leave to send the body.
        case expectsContinue
        /// The client wants what HTTP does not know; nothing after it is read.
        case expectsUnknown
        case call(Call, Delivery)
    }

    /// How the answer to a call is to be framed.
    struct Delivery: Hashable {
        var isHEAD: Bool
        var minorVersion: Int
        /// Whether the client wants to use the connection again.
        var keepsAlive: Bool
    }

    private let headLimit: Int
    private let bodyLimit: Int
    private var lines: LineReader
    private var line: RequestLine?
    private var headers = HeaderList()
    private var body: BodyReader?

    init(headLimit: Int, bodyLimit: Int) {
        self.headLimit = headLimit
        self.bodyLimit = bodyLimit
        lines = LineReader(limit: headLimit)
    }

    /// Whether the last call is complete and nothing of the next has been taken.
    var isBetweenCalls: Bool { lines.isUntouched }
    /// Whether the head is complete and the body is awaited.
    var isInBody: Bool { body != nil }

    /// The next step that the bytes allow, or nil until there are more.
    mutating func next(from buffer: inout ByteBuffer) throws(FramingFault) -> Step? {
        while body == nil {
            guard try readHeadLine(from: &buffer) else { return nil }
            guard body != nil, let step = expectation(with: buffer) else { continue }
            return step
        }
        guard try body?.read(from: &buffer) == true, let line else { return nil }
        let call = Call(method: line.method, target: line.target, headers: headers, body: body?.bytes ?? [])
        let options = ConnectionOptions(headers)
        let delivery = Delivery(
            isHEAD: line.method == "HEAD", minorVersion: line.minorVersion,
            keepsAlive: line.minorVersion > 0 ? !options.close : options.keepAlive && !options.close)
        self = RequestParser(headLimit: headLimit, bodyLimit: bodyLimit)
        return .call(call, delivery)
    }

    private func expectation(with buffer: ByteBuffer) -> Step? {
        // Whoever speaks HTTP/1.0 cannot mean it (RFC 9110, 10.1.1).
        guard let line, line.minorVersion > 0 else { return nil }
        switch Expectation(headers) {
        case .nothing: return nil
        // The client waits only where it has not begun to send.
        case .leaveToContinue: return body?.isComplete == false && buffer.readableBytes == 0 ? .expectsContinue : nil
        case .unknown: return .expectsUnknown
        }
    }

    private mutating func readHeadLine(from buffer: inout ByteBuffer) throws(FramingFault) -> Bool {
        if line == nil {
            // Empty lines before a request are read over (RFC 9112, 2.2).
            let start = try lines.next(in: &buffer) { (line) throws(FramingFault) -> RequestLine? in
                line.isEmpty ? nil : try RequestLine(line)
            }
            guard let start else { return false }
            line = start
            return true
        }
        let field = try lines.next(in: &buffer) { (line) throws(FramingFault) -> HeaderField? in
            line.isEmpty ? nil : try FieldLine.parse(line)
        }
        guard let field else { return false }
        if let field { headers.fields.append(field) } else { try finishHead() }
        return true
    }

    private mutating func finishHead() throws(FramingFault) {
        guard let line else { return }
        let hosts = headers.values(of: "Host")
        if hosts.count > 1 { throw .malformed("more than one Host header") }
        if hosts.isEmpty, line.minorVersion > 0 { throw .malformed("no Host header") }
        if let host = hosts.first, !Authority.isValid(host) {
            throw .malformed("the Host header is not a host and a port")
        }
        if let authority = line.authority, let index = headers.fields.firstIndex(where: { $0.isHost }) {
            // The target outranks the header (RFC 9112, 3.2.2).
            headers.fields[index].value = authority
        }
        let length = try BodyLength(headers, minorVersion: line.minorVersion) ?? .none
        body = try BodyReader(length, limit: bodyLimit, lineLimit: headLimit)
    }
}

extension HeaderField {
    fileprivate var isHost: Bool { name.isEqualIgnoringASCIICase(to: "Host") }
}
