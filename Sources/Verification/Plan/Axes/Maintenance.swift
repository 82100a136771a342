import HTTPMessage
import PostmanModel

/// The server response that cases put in force, and what comes while it is (B-5.25).
enum Maintenance {
    private static let body = Array("{\"status\":\"down\"}".utf8)
    private static let headers: HeaderList = [
        "Content-Type": "application/json; charset=utf-8", "X-Maintenance": "on",
    ]

    static let response = ServerResponse(name: "Maintenance", statusCode: 503, headers: headers, body: body)

    /// Without a type of its own.
    static let untyped = ServerResponse(name: "Maintenance", statusCode: 503, headers: HeaderList(), body: body)

    /// With a body of so many bytes, in which each place can be told from others.
    static func response(ofBytes count: Int) -> ServerResponse {
        var body: [UInt8] = []
        body.reserveCapacity(count + 16)
        var line = 0
        while body.count < count {
            body += Array("line \(line)\n".utf8)
            line += 1
        }
        body.removeLast(body.count - count)
        return ServerResponse(
            name: "Maintenance", statusCode: 503, headers: ["Content-Type": "text/plain; charset=utf-8"], body: body)
    }

    static func expectation(
        on call: Call, _ promise: Promise, _ context: PlanContext, of response: ServerResponse = response
    ) -> Expectation {
        let headers =
            response.headers.fields.isEmpty
            ? [HeaderField("Content-Type", "text/html; charset=utf-8")] : response.headers.fields
        var expectation = Expectation(
            promise: promise, statuses: [503], headers: headers,
            body: .exactly(call.method == "HEAD" ? [] : response.body))
        if context.options.cors != .off {
            expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
        }
        if context.options.judgesWhole { expectation.otherHeaders = [] }
        return expectation
    }
}
