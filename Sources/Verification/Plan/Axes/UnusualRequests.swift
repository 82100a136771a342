import HTTPMessage
import PostmanModel

/// One request in forms that HTTP allows and few clients use; each gets what the plain form gets, and the connection ends
/// as the form says (RFC 9112).
struct UnusualRequests {
    private let context: PlanContext
    let call: Call

    init(_ probe: Probe, _ context: PlanContext) {
        self.context = context
        var call = context.authorized(probe.call)
        // Where a response to HEAD ends, its bytes alone do not tell.
        if call.method == "HEAD" { call.method = "GET" }
        self.call = call
    }

    struct Form {
        let promise: Promise
        let title: String
        let bytes: [UInt8]
    }

    var all: [Form] {
        [
            form(.errors.oldVersion, "HTTP/1.0", version: "1.0", ""),
            form(.errors.closeAsked, "Connection: close", "Connection: close\r\n"),
            form(.errors.closeInList, "Connection: a list with close", "Connection: x-mockcheck, Close\r\n"),
            form(
                .errors.absoluteTarget, "Absolute target", "Connection: close\r\n",
                target: "http://localhost:80\(call.target)"),
            form(.errors.emptyLine, "Empty line before the request", "Connection: close\r\n", before: "\r\n"),
            form(.errors.blanksAroundValue, "Blanks around a value", "Connection: \t close \t\r\n"),
        ]
    }

    /// Requests with a body, which is not the plain form's.
    var withBody: [(form: Form, call: Call)] {
        let (chunks, chunkedPost) = chunked("Connection: close\r\n")
        var get = post
        get.method = "GET"
        return [
            (Form(promise: .errors.chunkedBody, title: "Body in chunks", bytes: chunks), chunkedPost),
            (
                Form(
                    promise: .errors.bodyOfGET, title: "GET with a body",
                    bytes: text(get, "Connection: close\r\n")), get
            ),
        ]
    }

    /// A request with a body.
    var post: Call {
        context.authorized(
            Call(
                method: "POST", target: call.target, headers: ["Content-Type": "application/json"],
                body: Array("{\"mockcheck\": \"a body of more than thirty-two bytes\"}".utf8)))
    }

    private func form(
        _ promise: Promise, _ title: String, version: String = "1.1", _ lines: String, target: String? = nil,
        before: String = ""
    ) -> Form {
        Form(
            promise: promise, title: title,
            bytes: Array(before.utf8) + text(call, target: target, version: version, lines))
    }

    /// A whole request.
    ///
    /// - Parameter lines: what the head has besides the call's own, each with its end.
    func text(_ call: Call, target: String? = nil, version: String = "1.1", _ lines: String = "") -> [UInt8] {
        let length = call.body.isEmpty ? "" : "Content-Length: \(call.body.count)\r\n"
        return head(call, target: target, version: version, length + lines) + call.body
    }

    func head(_ call: Call, target: String? = nil, version: String = "1.1", _ lines: String) -> [UInt8] {
        let own = call.headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
        let first = "\(call.method) \(target ?? call.target) HTTP/\(version)\r\nHost: localhost\r\n"
        return Array((first + own + lines + "\r\n").utf8)
    }

    /// A request whose body comes in two chunks with an extension and a trailer.
    func chunked(_ lines: String = "") -> (bytes: [UInt8], call: Call) {
        let call = post
        let half = call.body.count / 2
        var bytes = head(call, "Transfer-Encoding: chunked\r\n" + lines)
        for (piece, isUpper) in [(call.body[..<half], false), (call.body[half...], true)] where !piece.isEmpty {
            let size = String(piece.count, radix: 16, uppercase: isUpper)
            bytes += Array("\(size);x=1\r\n".utf8) + piece + Array("\r\n".utf8)
        }
        return (bytes + Array("0\r\nX-Trailer: 1\r\n\r\n".utf8), call)
    }

    /// - Parameter call: what the form means; nil for the plain request.
    func expectation(_ promise: Promise, of call: Call? = nil) -> Expectation {
        var expectation = context.expectation(on: call ?? self.call, promise: promise)
        expectation.closesConnection = true
        expectation.headers.append(HeaderField("Connection", "close"))
        return expectation
    }
}
