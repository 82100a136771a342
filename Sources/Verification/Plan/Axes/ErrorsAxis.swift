import HTTPMessage
import MockCore

/// What a wrong call gets: the catalogued body, readable by pages, or 400 and a closed connection (B-10, D17).
struct ErrorsAxis {
    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        planUnmatched(into: &cases)
        planRefusals(into: &cases)
        planSizes(into: &cases)
        planMalformed(into: &cases)
        planServerResponse(into: &cases)
    }

    private var path: String { Probe(context)?.call.target ?? "/" }

    private func planUnmatched(into cases: inout CaseList) {
        let hasNone = context.oracle.rivals.isEmpty
        let rule = hasNone ? "a collection without examples says so (B-10.03)" : "no match is catalogued (B-10.02)"
        var calls = ["GET", "POST", "HEAD"].map { Call(method: $0, target: context.unknownPath) }
        calls.append(Call(method: "GET", target: context.unknownPath, headers: ["x-mock-response-code": "none"]))
        for call in calls {
            let expectation = context.expectation(on: call, promise: rule)
            let tail = call.headers.fields.isEmpty ? "" : " with an unknown selector"
            add(
                "Unknown path\(tail): \(call.method)", rule, context.setup, .call(context.authorized(call)),
                expectation, to: &cases)
        }
    }

    private func planRefusals(into cases: inout CaseList) {
        let call = Call(method: "GET", target: path)
        let missing = "a missing key is catalogued (B-10.04)"
        add(
            "Private, no key: GET", missing, context.privateSetup, .call(call),
            context.expectation(of: .invalidCredentials, on: call, promise: missing), to: &cases)
        let forbidden = "a key without a right is catalogued (B-12.04)"
        let stranger = call.with("x-api-key", context.key("stranger"))
        add(
            "Private, a stranger's key: GET", forbidden, context.privateSetup, .call(stranger),
            context.expectation(of: .forbidden, on: stranger, promise: forbidden), to: &cases)
    }

    private func planSizes(into cases: inout CaseList) {
        let limit = context.options.bodyLimit
        let headers: HeaderList = ["Content-Type": "text/plain"]
        let tooLong = Call(
            method: "POST", target: path, headers: headers, body: Array(repeating: UInt8(ascii: "x"), count: limit + 1))
        let refusal = "a body over the limit gets 400 (B-5.28)"
        add(
            "Body of \(limit + 1) bytes: POST", refusal, context.setup, .call(context.authorized(tooLong)),
            badRequest(promise: refusal), to: &cases)
        let longest = Call(
            method: "POST", target: path, headers: headers, body: Array(repeating: UInt8(ascii: "x"), count: limit))
        let taken = "a body at the limit is taken (B-5.28)"
        add(
            "Body of \(limit) bytes: POST", taken, context.setup, .call(context.authorized(longest)),
            context.expectation(on: longest, promise: taken), to: &cases)
    }

    private func planMalformed(into cases: inout CaseList) {
        let rule = "a malformed request gets 400 and the connection closes (B-10)"
        let requests = [
            ("Request line without a target", "NONSENSE\r\n\r\n"),
            ("Header line without a colon", "GET / HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n"),
            ("Blank inside a header name", "GET / HTTP/1.1\r\nHost: localhost\r\nx y: 1\r\n\r\n"),
            ("Length that is no number", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n"),
            (
                "Two different lengths",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"
            ),
        ]
        for (title, text) in requests {
            var expectation = badRequest(promise: rule)
            expectation.closesConnection = true
            add(title, rule, context.publicSetup, .bytes(Array(text.utf8), summary: title), expectation, to: &cases)
        }
    }

    private func badRequest(promise: String) -> Expectation {
        var expectation = Expectation(promise: promise, statuses: [400])
        if context.options.cors != .off {
            expectation.headers = [HeaderField("Access-Control-Allow-Origin", "*")]
        }
        return expectation
    }

    private func planServerResponse(into cases: inout CaseList) {
        let body = Array("{\"status\":\"down\"}".utf8)
        let headers: HeaderList = ["Content-Type": "application/json; charset=utf-8", "X-Maintenance": "on"]
        var setup = context.setup
        setup.serverResponse = ServerResponse(name: "Maintenance", statusCode: 503, headers: headers, body: body)
        let rule = "an active server response replaces every answer (B-5.25)"
        let calls = [
            ("Known path", Call(method: "GET", target: path)),
            ("Unknown path", Call(method: "GET", target: context.unknownPath)),
            ("Unknown method", Call(method: context.unusedMethod, target: path)),
            (
                "Unknown selector",
                Call(method: "GET", target: path, headers: ["x-mock-response-name": "mockcheck: no such name"])
            ),
        ]
        for (title, call) in calls {
            var expectation = Expectation(
                promise: rule, statuses: [503], headers: headers.fields, body: .exactly(body))
            if context.options.cors != .off {
                expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
            }
            add(
                "Maintenance, \(title.lowercased()): \(call.method)", rule, setup, .call(context.authorized(call)),
                expectation, to: &cases)
        }
        var twin = context.privateSetup
        twin.serverResponse = setup.serverResponse
        let denied = "a server response is for those who may call (B-5.26)"
        let call = Call(method: "GET", target: path)
        add(
            "Maintenance, private, no key: GET", denied, twin, .call(call),
            context.expectation(of: .invalidCredentials, on: call, promise: denied), to: &cases)
        guard context.options.cors == .postman else { return }
        let asked = "a preflight gets no server response (B-6.08)"
        let preflight = Call(
            method: "OPTIONS", target: path,
            headers: ["Access-Control-Request-Method": "PUT", "Origin": "https://app.example"])
        add(
            "Maintenance, preflight: OPTIONS", asked, setup, .call(preflight),
            context.preflightExpectation(promise: asked), to: &cases)
    }

    private func add(
        _ title: String, _ rule: String, _ setup: MockSetup, _ request: ProbeRequest, _ expectation: Expectation,
        to cases: inout CaseList
    ) {
        cases.append(
            "\(title) -> \(expectation.statuses[0])", rule: rule, axis: .errors, context,
            .run(Scenario(setup, Exchange(request, expectation))))
    }
}
