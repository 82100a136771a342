import HTTPMessage
import PostmanModel

/// What a browser's question must be answered with in each `cors.mode` (B-6.07, B-6.11).
struct PreflightPlan {
    let context: PlanContext

    /// The question and its answer; nil where the browser asks none.
    func exchange(_ page: PageRequest, target: String, origin: String, for promise: Promise) -> Exchange? {
        guard page.needsPreflight, context.options.cors != .off else { return nil }
        let call = page.preflight(target: target, origin: origin)
        let wish = CORSExpectation(
            half: .preflight, origin: origin, method: page.method, unsafeHeaderNames: page.unsafeHeaderNames)
        let promise = promise.ofPreflight
        if context.options.cors == .example { return Exchange(.call(call), byExample(call, wish, promise)) }
        var expectation = context.preflightExpectation(promise: promise)
        expectation.cors = wish
        return Exchange(.call(call), expectation)
    }

    /// An OPTIONS example answers as stored; else the example that will answer the page adds its headers to the
    /// platform's. What keeps this origin out on purpose is compared, and not held against the mock.
    private func byExample(_ call: Call, _ wish: CORSExpectation, _ promise: Promise) -> Expectation {
        // Without it the question is a call like any other (B-6.05).
        let plain = call.without("Access-Control-Request-Method")
        let own = context.oracle.ruling(on: plain, context.options.matching)
        if case .served(let win) = own {
            let rival = context.oracle.rivals[win.rival]
            var expectation = context.expectation(
                of: own, on: call, promise: promise.and(Promise.cors.optionsExample))
            var headers = rival.accessControl
            if !headers.contains("Access-Control-Allow-Origin") { headers.set("Access-Control-Allow-Origin", "*") }
            if CORSJudge.preflight(wish, status: rival.status, headers: headers).isEmpty { expectation.cors = wish }
            return expectation
        }
        var asked = plain
        asked.method = wish.method
        var mirrored = HeaderList()
        var others: Set<String> = ["access-control-allow-methods", "access-control-allow-headers"]
        if case .served(let win) = context.oracle.ruling(on: asked, context.options.matching) {
            mirrored = context.oracle.rivals[win.rival].accessControl
            // What only the moment of the answer decides is replayed, too.
            others.formUnion(context.oracle.rivals[win.rival].example.headers.map { $0.key.lowercased() })
        }
        var headers: HeaderList = [
            "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": wish.method,
            "Access-Control-Allow-Headers": wish.unsafeHeaderNames.joined(separator: ","),
        ]
        for field in mirrored.fields { headers.set(field.name, field.value) }
        var expectation = Expectation(
            promise: promise.and(Promise.cors.answeringExample),
            statuses: [204, 200],
            headers: mirrored.fields
                + (mirrored.contains("Access-Control-Allow-Origin")
                    ? [] : [HeaderField("Access-Control-Allow-Origin", "*")]))
        expectation.body = .exactly([])
        if context.options.judgesWhole { expectation.otherHeaders = others }
        if CORSJudge.preflight(wish, status: 204, headers: headers).isEmpty { expectation.cors = wish }
        return expectation
    }
}

extension Rival {
    /// What the example stores about origins, each name once and in the last of its values; what only the moment of
    /// the answer decides is left out.
    fileprivate var accessControl: HeaderList {
        var headers = HeaderList()
        for row in example.headers where row.isEnabled && row.key.lowercased().hasPrefix("access-control-") {
            let value = scope.substitute(row.value ?? "").trimmedBlanks
            guard row.key.isHTTPToken, HTTPText.isFieldValue(value), !value.contains("{{") else { continue }
            headers.set(row.key, value)
        }
        return headers
    }
}
