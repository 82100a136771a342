import HTTPMessage
import NIOCore

/// Reads one answer, interim answers before it included, from bytes that come in any pieces; strict, without sockets.
struct ReplyParser {
    struct Head: Hashable {
        var status: Int
        var reason: String
        var minorVersion: Int
        var headers = HeaderList()
    }

    struct Limits {
        var headBytes = 1024 * 1024
        var bodyBytes = HTTPClient.defaultBodyLimit
    }

    /// The final answer's head; nil until all of it is there.
    private(set) var head: Head?
    /// The statuses of the 1xx answers that came before it.
    private(set) var interim: [Int] = []
    private(set) var isComplete = false

    private let isAnswerToHEAD: Bool
    private let limits: Limits
    private var lines: LineReader
    private var unfinished: Head?
    private var body: BodyReader?

    init(isAnswerToHEAD: Bool, limits: Limits = Limits()) {
        self.isAnswerToHEAD = isAnswerToHEAD
        self.limits = limits
        lines = LineReader(limit: limits.headBytes)
    }

    /// The body so far, without its chunks' seams.
    var bodyBytes: [UInt8] { body?.bytes ?? [] }
    var trailers: HeaderList { body?.trailers ?? HeaderList() }
    /// The body's promised length, if the head promised one and there is a body.
    var expectedBodyCount: Int? { body?.expectedCount }

    /// Takes what belongs to the answer; true when it is complete.
    mutating func read(from buffer: inout ByteBuffer) throws(FramingFault) -> Bool {
        while head == nil {
            guard try readHeadLine(from: &buffer) else { return false }
        }
        isComplete = try body?.read(from: &buffer) ?? true
        return isComplete
    }

    /// Tells that the connection has ended; true where that completes the answer.
    mutating func finish() -> Bool {
        if body?.endsAtClose == true { isComplete = true }
        return isComplete
    }

    /// Whether the answer lets the connection be used again (RFC 9112, 9.3).
    var keepsAlive: Bool {
        guard isComplete, let head, head.status != 101, body?.endsAtClose != true else { return false }
        let options = ConnectionOptions(head.headers)
        return head.minorVersion > 0 ? !options.close : options.keepAlive
    }

    private mutating func readHeadLine(from buffer: inout ByteBuffer) throws(FramingFault) -> Bool {
        if unfinished == nil {
            unfinished = try lines.next(in: &buffer, parse: Self.statusLine)
            return unfinished != nil
        }
        let field = try lines.next(in: &buffer) { (line) throws(FramingFault) -> HeaderField? in
            line.isEmpty ? nil : try FieldLine.parse(line)
        }
        guard let field else { return false }
        if let field {
            unfinished?.headers.fields.append(field)
        } else if let complete = unfinished {
            try finishHead(complete)
        }
        return true
    }

    private mutating func finishHead(_ complete: Head) throws(FramingFault) {
        if (100...199).contains(complete.status), complete.status != 101 {
            interim.append(complete.status)
            unfinished = nil
            return
        }
        body = try BodyReader(length(of: complete), limit: limits.bodyBytes, lineLimit: limits.headBytes)
        head = complete
    }

    private func length(of head: Head) throws(FramingFault) -> BodyLength {
        let said = try BodyLength(head.headers, minorVersion: head.minorVersion)
        if isAnswerToHEAD || [101, 204, 304].contains(head.status) { return .none }
        return said ?? .untilClose
    }

    private static func statusLine(_ line: UnsafeRawBufferPointer) throws(FramingFault) -> Head {
        guard line.starts(with: "HTTP/1.".utf8), line.count >= 12, (0x30...0x39).contains(line[7]), line[8] == 0x20
        else {
            throw .malformed("the status line does not begin with `HTTP/1.1` and a space")
        }
        let digits = line[9..<12]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits[9] != 0x30,
            line.count == 12 || line[12] == 0x20
        else { throw .malformed("the status is not a number from 100 to 999") }
        let reason = line[min(13, line.count)...]
        guard reason.allSatisfy(\.isHTTPFieldValueByte) else {
            throw .malformed("the reason phrase has a control character")
        }
        let status = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return Head(status: status, reason: FieldLine.text(reason), minorVersion: Int(line[7] - 0x30))
    }
}
