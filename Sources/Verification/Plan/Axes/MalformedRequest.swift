/// Requests that a server must not take, each with what it says (RFC 9110, RFC 9112).
struct MalformedRequest {
    /// For the id of its case.
    let key: String
    let title: String
    let text: String
    var status = 400

    private static func get(_ lines: String) -> String { "GET / HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n\r\n" }

    private static func post(_ lines: String, _ body: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n\r\n\(body)"
    }

    static let all = [
        MalformedRequest(key: "no-target", title: "Request line without a target", text: "NONSENSE\r\n\r\n"),
        MalformedRequest(key: "no-colon", title: "Header line without a colon", text: get("nonsense")),
        MalformedRequest(key: "blank-in-name", title: "Blank inside a header name", text: get("x y: 1")),
        MalformedRequest(
            key: "length-no-number", title: "Length that is no number", text: post("Content-Length: abc")),
        MalformedRequest(
            key: "two-lengths", title: "Two different lengths",
            text: post("Content-Length: 1\r\nContent-Length: 2", "ab")),
        MalformedRequest(key: "no-host", title: "No Host header", text: "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n"),
        MalformedRequest(key: "two-hosts", title: "Two Host headers", text: get("Host: other")),
        MalformedRequest(
            key: "bad-host", title: "Host header that is no host", text: "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        MalformedRequest(
            key: "line-feeds", title: "Lines that end with LF alone", text: "GET / HTTP/1.1\nHost: localhost\n\n"),
        MalformedRequest(
            key: "length-and-chunks", title: "Length together with chunks",
            text: post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n")),
        MalformedRequest(key: "blank-before-colon", title: "Blank before a colon", text: get("X-A : 1")),
        MalformedRequest(key: "folded-line", title: "Folded header line", text: get("X-A: 1\r\n  2")),
        MalformedRequest(key: "control-byte", title: "Control byte in a header", text: get("X-A: a\u{1}b")),
        MalformedRequest(key: "nul-byte", title: "NUL in a header", text: get("X-A: a\u{0}b")),
        MalformedRequest(
            key: "unknown-coding", title: "Unknown transfer coding",
            text: post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n")),
        MalformedRequest(
            key: "chunk-size", title: "Chunk size that is no number",
            text: post("Transfer-Encoding: chunked", "xyz\r\nabc\r\n0\r\n\r\n")),
        MalformedRequest(
            key: "one-line-feed", title: "One line that ends with LF alone",
            text: "GET / HTTP/1.1\r\nHost: localhost\nX-A: 1\r\n\r\n"),
        MalformedRequest(
            key: "protocol", title: "Protocol that is not HTTP", text: "GET / HTTX/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(
            key: "method-token", title: "Method that is no token", text: "G{T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(
            key: "blank-in-target", title: "Blank in the target", text: "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(
            key: "connect", title: "CONNECT",
            text: "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(
            key: "connect-path", title: "CONNECT with a path", text: "CONNECT / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(
            key: "relative-target", title: "Target without a slash", text: "GET a HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        MalformedRequest(key: "no-name", title: "Header line without a name", text: get(": 1")),
        MalformedRequest(key: "signed-length", title: "Length with a sign", text: post("Content-Length: +2", "{}")),
        MalformedRequest(
            key: "chunk-seam", title: "Chunk longer than its size",
            text: post("Transfer-Encoding: chunked", "2\r\n{}}}0\r\n\r\n")),
        MalformedRequest(
            key: "chunks-in-old-version", title: "Chunks in HTTP/1.0",
            text: "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        MalformedRequest(
            key: "many-headers", title: "More than 500 headers",
            text: get((0..<501).map { "X-\($0): 1" }.joined(separator: "\r\n")), status: 431),
        MalformedRequest(
            key: "many-trailers", title: "More than 500 trailers",
            text: post(
                "Transfer-Encoding: chunked",
                "0\r\n" + (0..<501).map { "X-\($0): 1\r\n" }.joined() + "\r\n"), status: 431),
        MalformedRequest(
            key: "long-head", title: "Head longer than 64 KiB",
            text: get("X-A: " + String(repeating: "a", count: 70_000)), status: 431),
        MalformedRequest(
            key: "expectation", title: "Unknown expectation",
            text: post("Content-Length: 2\r\nExpect: 200-ok", "{}"), status: 417),
    ]
}
