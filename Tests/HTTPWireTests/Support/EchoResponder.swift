import HTTPMessage
import HTTPWire

/// Answers with what it understood, so that tests can see it; the path says what else it shall do.
struct EchoResponder: Responder {
    func respond(to call: Call) -> Response {
        let segments = Target(call.target).segments
        switch segments.first {
        case "status":
            return Response(Reply(status: segments.count > 1 ? Int(segments[1]) ?? 0 : 0, body: Array("status".utf8)))
        case "delay":
            let milliseconds = segments.count > 1 ? Int(segments[1]) ?? 0 : 0
            return Response(text("delayed \(milliseconds)"), delay: .milliseconds(milliseconds))
        case "later":
            // What follows in the path is answered later, by another thread.
            var inner = call
            inner.target = "/" + segments.dropFirst().joined(separator: "/")
            return Response(Reply(status: 500)) { [inner] go in
                WorkThreads.run { go { respond(to: inner) } }
            }
        case "fault":
            var response = Response(Reply(status: 200, body: Array(repeating: 0x78, count: 100_000)))
            switch segments.dropFirst().first {
            case "reset": response.fault = .reset
            case "cut": response.fault = .cut(percent: 25)
            default: response.fault = .drip(over: .milliseconds(300))
            }
            return response
        case "never":
            return Response(Reply(status: 500)) { _ in }
        case "large":
            return Response(Reply(status: 200, body: Array(repeating: 0x78, count: Int(segments[1]) ?? 0)))
        case "json":
            // Words in an order that repeats late, so that it shrinks but not to nothing.
            let count = segments.count > 1 ? Int(segments[1]) ?? 0 : 0
            let words = (0..<count).map { "\"\($0 &* 2_654_435_761 % 10_007)\"" }
            return Response(
                Reply(
                    status: 200, headers: ["Content-Type": "application/json", "ETag": "\"t\""],
                    body: Array("[\(words.joined(separator: ","))]".utf8)))
        case "cookies":
            return Response(text("\(call.headers["Host"] ?? "-") \(call.headers.values(of: "Cookie"))|"))
        case "headers":
            return Response(
                Reply(
                    status: 200,
                    headers: [
                        "X-First": "1", "x-second": "zwei ü", "X-First": "again", "Content-Length": "999",
                        "Transfer-Encoding": "chunked", "connection": "upgrade", "DATE": "never", "Bad Name": "x",
                        "X-Split": "a\r\nX-Injected: 1", "X-Nul": "a\u{0}b",
                    ]))
        default:
            let length = call.headers["Content-Length"] ?? "-"
            return Response(text("\(call.method) \(call.target) \(length) \(call.body.count)|"))
        }
    }

    private func text(_ text: String) -> Reply {
        Reply(status: 200, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
    }
}
