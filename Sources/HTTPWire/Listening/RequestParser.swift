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

    private let limits: ListenerLimits
    private var lines: LineReader
    private var line: RequestLine?
    private var headers = HeaderList()
    /// Known once the head is complete.
    private var special: RequestFields?
    private var body: BodyReader?
    private var repeated = RepeatedFields()

    init(_ limits: ListenerLimits) {
        self.limits = limits
        lines = LineReader(limit: limits.headBytes)
    }

    /// Whether the last call is complete and nothing of the next has been taken.
    var isBetweenCalls: Bool { lines.isUntouched }
    /// Whether the head is complete and the body is awaited.
    var isInBody: Bool { body != nil }

    /// The bytes of a body that is not complete.
    var bodyByteCount: Int { body?.bytes.count ?? 0 }

    /// The next step that the bytes allow, or nil until there are more.
    mutating func next(from buffer: inout ByteBuffer) throws(FramingFault) -> Step? {
        repeated.startOver()
        while body == nil {
            guard try readHeadLine(from: &buffer) else { return nil }
            guard special != nil else { continue }
            if let step = expectation(with: buffer) { return step }
            if body == nil { return finished() }
        }
        return try body?.read(from: &buffer) == true ? finished() : nil
    }

    /// The call, which is complete; the next one may begin.
    private mutating func finished() -> Step? {
        guard let line = line.take() else { return nil }
        let delivery = Delivery(
            isHEAD: line.method == "HEAD", minorVersion: line.minorVersion, keepsAlive: keepsAlive(line))
        // Taken out of here, for a copy would be counted.
        var taken = HeaderList()
        swap(&taken, &headers)
        let call = Call(method: line.method, target: line.target, headers: taken, body: body?.bytes ?? [])
        special = nil
        if body != nil { body = nil }
        lines = LineReader(limit: limits.headBytes)
        return .call(call, delivery)
    }

    private func expectation(with buffer: ByteBuffer) -> Step? {
        // Whoever speaks HTTP/1.0 cannot mean it (RFC 9110, 10.1.1).
        guard let line, line.minorVersion > 0, special?.hasExpectation == true else { return nil }
        switch Expectation(headers) {
        case .nothing: return nil
        // The client waits only where it has not begun to send.
        case .leaveToContinue: return body?.isComplete == false && buffer.readableBytes == 0 ? .expectsContinue : nil
        case .unknown: return .expectsUnknown
        }
    }

    private func keepsAlive(_ line: RequestLine) -> Bool {
        guard special?.hasConnection == true else { return line.minorVersion > 0 }
        let options = ConnectionOptions(headers)
        return !options.close && (line.minorVersion > 0 || options.keepAlive)
    }

    private mutating func readHeadLine(from buffer: inout ByteBuffer) throws(FramingFault) -> Bool {
        if line == nil {
            // Empty lines before a request are read over (RFC 9112, 2.2).
            let start = try lines.next(in: &buffer) { (line) throws(FramingFault) -> RequestLine? in
                line.isEmpty ? nil : try RequestLine(line)
            }
            guard let start else { return false }
            guard let start else { return true }
            let (leavesFieldsAlone, minorVersion) = (start.leavesFieldsAlone, start.minorVersion)
            line = start
            if leavesFieldsAlone {
                if let known = repeated.next(in: buffer) {
                    try lines.skip(known.bytes.count, in: &buffer)
                    headers = known.headers
                    try end(with: known.special, minorVersion)
                    return true
                }
                repeated.begin(at: buffer.readerIndex)
            }
            // More than most clients send.
            headers.reserve(12)
            return true
        }
        let field = try lines.next(in: &buffer) { (line) throws(FramingFault) -> HeaderField? in
            line.isEmpty ? nil : try FieldLine.parse(line)
        }
        guard let field else { return false }
        guard let field else {
            try finishHead(in: buffer)
            return true
        }
        guard headers.fields.count < limits.fields else { throw .tooManyFields }
        headers.append(field)
        return true
    }

    private mutating func finishHead(in buffer: ByteBuffer) throws(FramingFault) {
        guard let line else { return }
        let special = RequestFields(headers)
        if special.hostCount > 1 { throw .malformed("more than one Host header") }
        if let host = special.firstHost {
            guard Authority.isValid(headers.fields[host].value) else {
                throw .malformed("the Host header is not a host and a port")
            }
            // The target outranks the header (RFC 9112, 3.2.2).
            if let authority = line.authority { headers.fields[host].value = authority }
        } else if line.minorVersion > 0 {
            throw .malformed("no Host header")
        }
        try end(with: special, line.minorVersion)
        repeated.end(with: headers, special, in: buffer)
    }

    /// The head is complete.
    private mutating func end(with special: RequestFields, _ minorVersion: Int) throws(FramingFault) {
        let length = special.framesBody ? try BodyLength(headers, minorVersion: minorVersion) : nil
        if let length {
            body = try BodyReader(
                length, limit: limits.bodyBytes, lineLimit: limits.headBytes, trailerLimit: limits.fields)
        }
        self.special = special
    }
}
