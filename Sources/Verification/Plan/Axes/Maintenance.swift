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

    static func expectation(
        on call: Call, _ promise: Promise, _ context: PlanContext, isTyped: Bool = true
    ) -> Expectation {
        var expectation = Expectation(
            promise: promise, statuses: [503],
            headers: isTyped ? headers.fields : [HeaderField("Content-Type", "text/html; charset=utf-8")],
            body: .exactly(call.method == "HEAD" ? [] : body))
        if context.options.cors != .off {
            expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
        }
        if context.options.judgesWhole { expectation.otherHeaders = [] }
        return expectation
    }
}
