import HTTPMessage
import PostmanModel

/// What a wrong call gets: the catalogued body, readable by pages, or 400 and a closed connection (B-10, D17).
struct ErrorsAxis: AxisPlanner {
    static let summary =
        "error bodies as catalogued, oversized bodies, malformed requests, server responses"

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
        let promise = hasNone ? Promise.errors.noExamples : .errors.noMatch
        var calls = ["GET", "POST", "HEAD"].map { Call(method: $0, target: context.unknownPath) }
        calls.append(Call(method: "GET", target: context.unknownPath, headers: ["x-mock-response-code": "none"]))
        for call in calls {
            let hasSelector = !call.headers.fields.isEmpty
            add(
                "Unknown path\(hasSelector ? " with an unknown selector" : ""): \(call.method)",
                detail: hasSelector ? "\(call.method)/selector" : call.method, context.setup,
                .call(context.authorized(call)), context.expectation(on: call, promise: promise), to: &cases)
        }
    }

    private func planRefusals(into cases: inout CaseList) {
        let call = Call(method: "GET", target: path)
        add(
            "Private, no key: GET", context.privateSetup, .call(call),
            context.expectation(of: .invalidCredentials, on: call, promise: .errors.noKey), to: &cases)
        let stranger = call.with("x-api-key", context.key("stranger"))
        add(
            "Private, a stranger's key: GET", context.privateSetup, .call(stranger),
            context.expectation(of: .forbidden, on: stranger, promise: .errors.forbidden), to: &cases)
    }

    private func planSizes(into cases: inout CaseList) {
        let limit = context.options.bodyLimit
        let headers: HeaderList = ["Content-Type": "text/plain"]
        let tooLong = Call(
            method: "POST", target: path, headers: headers, body: Array(repeating: UInt8(ascii: "x"), count: limit + 1))
        add(
            "Body of \(limit + 1) bytes: POST", context.setup, .call(context.authorized(tooLong)),
            badRequest(promise: .errors.bodyOverLimit), to: &cases)
        let chunks = "POST \(path) HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        var inChunks = badRequest(promise: .errors.chunksOverLimit)
        inChunks.closesConnection = true
        add(
            "Body of \(limit + 1) bytes in a chunk: POST", context.publicSetup,
            .bytes(Array((chunks + String(limit + 1, radix: 16) + "\r\n").utf8), summary: "a chunk over the limit"),
            inChunks, to: &cases)
        let longest = Call(
            method: "POST", target: path, headers: headers, body: Array(repeating: UInt8(ascii: "x"), count: limit))
        add(
            "Body of \(limit) bytes: POST", context.setup, .call(context.authorized(longest)),
            context.expectation(on: longest, promise: .errors.bodyAtLimit), to: &cases)
    }

    private func planMalformed(into cases: inout CaseList) {
        for request in MalformedRequest.all {
            var expectation = badRequest(promise: .errors.malformed)
            expectation.statuses = [request.status]
            expectation.closesConnection = true
            if context.options.judgesWhole { expectation.headers.append(HeaderField("Connection", "close")) }
            add(
                request.title, detail: request.key, context.publicSetup,
                .bytes(Array(request.text.utf8), summary: request.title), expectation, to: &cases)
        }
        guard let probe = Probe(context) else { return }
        let unusual = UnusualRequests(probe, context)
        for form in unusual.all {
            add(
                form.title, context.setup, .bytes(form.bytes, summary: form.title),
                unusual.expectation(form.promise), to: &cases)
        }
        for (form, call) in unusual.withBody {
            add(
                form.title, context.setup, .bytes(form.bytes, summary: form.title),
                unusual.expectation(form.promise, of: call), to: &cases)
        }
        // Of a server that is not ours, its own tests say more.
        guard context.options.target == nil else { return }
        for (promise, conversation) in KeptConnections(probe, context).all {
            cases.append(
                "\(conversation.summary) -> \(conversation.expectations[0].statuses[0])", axis: .errors, promise,
                context,
                .run(Scenario(setups: [context.setup], steps: [.conversation(conversation, mock: 0)])))
        }
        for (promise, conversation, setup) in LargeResponses(probe, context).all {
            cases.append(
                conversation.summary, axis: .errors, promise, context,
                .run(Scenario(setups: [setup], steps: [.conversation(conversation, mock: 0)])))
        }
    }

    private func badRequest(promise: Promise) -> Expectation {
        var expectation = Expectation(promise: promise, statuses: [400])
        if context.options.judgesWhole {
            expectation.otherHeaders = ["connection"]
            // Of others it is only advised (RFC 9110, 15.5).
            if context.options.target == nil { expectation.body = .text }
            expectation.headers = [HeaderField("Content-Type", "text/plain; charset=utf-8")]
        }
        if context.options.cors != .off {
            expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
        }
        return expectation
    }

    private func planServerResponse(into cases: inout CaseList) {
        var setup = context.setup
        setup.serverResponse = Maintenance.response
        let calls = [
            ("known-path", "Known path", Call(method: "GET", target: path)),
            ("unknown-path", "Unknown path", Call(method: "GET", target: context.unknownPath)),
            ("unknown-method", "Unknown method", Call(method: context.unusedMethod, target: path)),
            (
                "unknown-selector", "Unknown selector",
                Call(method: "GET", target: path, headers: ["x-mock-response-name": "mockcheck: no such name"])
            ),
        ]
        for (detail, title, call) in calls {
            let expectation = Maintenance.expectation(on: call, .errors.serverResponse, context)
            add(
                "Maintenance, \(title.lowercased()): \(call.method)", detail: detail, setup,
                .call(context.authorized(call)), expectation, to: &cases)
        }
        var twin = context.privateSetup
        twin.serverResponse = setup.serverResponse
        let call = Call(method: "GET", target: path)
        var untyped = context.setup
        untyped.serverResponse = Maintenance.untyped
        add(
            "Maintenance, no type: GET", untyped, .call(context.authorized(call)),
            Maintenance.expectation(on: call, .errors.serverResponseUntyped, context, of: Maintenance.untyped),
            to: &cases)
        add(
            "Maintenance, private, no key: GET", twin, .call(call),
            context.expectation(of: .invalidCredentials, on: call, promise: .errors.serverResponseDenied), to: &cases)
        guard context.options.cors == .postman else { return }
        let preflight = Call(
            method: "OPTIONS", target: path,
            headers: ["Access-Control-Request-Method": "PUT", "Origin": "https://app.example"])
        add(
            "Maintenance, preflight: OPTIONS", setup, .call(preflight),
            context.preflightExpectation(promise: .errors.serverResponsePreflight), to: &cases)
    }

    private func add(
        _ title: String, detail: String = "", _ setup: MockSetup, _ request: ProbeRequest, _ expectation: Expectation,
        to cases: inout CaseList
    ) {
        cases.append(
            "\(title) -> \(expectation.statuses[0])", axis: .errors, expectation.promise, detail: detail, context,
            .run(Scenario(setup, Exchange(request, expectation))))
    }
}
