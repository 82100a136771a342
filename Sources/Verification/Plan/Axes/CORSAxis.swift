import HTTPMessage
import PostmanModel

/// Each endpoint as a page of another origin would call it (B-6, CI-4).
struct CORSAxis: AxisPlanner {
    static let summary =
        "each endpoint as a browser would call it, preflight and request, judged by the Fetch standard; errors too"

    private static let origin = "https://app.example"
    /// Every endpoint is asked as documented up to this many; the variants of the call are made for the first few.
    private static let mostEndpoints = 1000
    private static let mostVariedEndpoints = 60

    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        guard context.options.cors != .off else {
            cases.append(
                "All cases", axis: .cors, .cors.isOn, context,
                .skip(reason: "cors.mode is off, so that browsers of other origins are not served (B-6.11)"))
            return
        }
        let (endpoints, omitted) = Shapes(context).spread(
            atMost: context.options.isExhaustive ? .max : Self.mostEndpoints)
        for (position, endpoint) in endpoints.enumerated() {
            let isVaried = context.options.isExhaustive || position < Self.mostVariedEndpoints
            planEndpoint(endpoint, isVaried: isVaried, into: &cases)
        }
        if omitted > 0 {
            cases.append(
                "\(omitted) more endpoints", axis: .cors, .cors.spread, context,
                .skip(reason: "\(Self.mostEndpoints) endpoints are requested, spread evenly over the collection"))
        }
        planMatrix(into: &cases)
        if context.options.cors == .postman, context.options.target == nil { planModes(into: &cases) }
    }

    // MARK: Other modes

    /// What the manifest's `cors.mode` could say as well (B-6.11): nothing for browsers, and the examples' own headers.
    private func planModes(into cases: inout CaseList) {
        guard let probe = Probe(context) else { return }
        let off = context.inMode(.off)
        for call in [probe.call, probe.unmatched] {
            let call = off.authorized(call.with("Origin", Self.origin))
            cases.append(
                "CORS off: \(call.method) \(call.target == probe.call.target ? "known" : "unknown") path", axis: .cors,
                .cors.modeOff, detail: call.target == probe.call.target ? "known" : "unknown", context,
                .run(Scenario(off.setup, Exchange(.call(call), off.expectation(on: call, promise: .cors.modeOff)))))
        }
        var ordinary = off.authorized(probe.preflight)
        ordinary.headers.remove("Access-Control-Request-Method")
        let asked = off.authorized(probe.preflight)
        let expectation = off.expectation(on: ordinary, promise: .cors.modeOffPreflight)
        cases.append(
            "CORS off: preflight -> \(expectation.statuses[0])", axis: .cors, .cors.modeOffPreflight, context,
            .run(Scenario(off.setup, Exchange(.call(asked), expectation))))
        planExampleMode(into: &cases)
    }

    /// Asked of the first endpoint whose example has something to say, and of the first with an OPTIONS example.
    private func planExampleMode(into cases: inout CaseList) {
        let mode = context.inMode(.example)
        let (endpoints, _) = Shapes(context).spread(atMost: Self.mostVariedEndpoints)
        var promises: Set<Promise> = []
        for endpoint in endpoints where promises.count < 2 {
            guard let call = context.saved(endpoint).call,
                let page = PageRequest(
                    method: call.method, headers: call.headers.fields + [HeaderField("X-Page", "1")]),
                let preflight = PreflightPlan(context: mode).exchange(
                    page, target: call.target, origin: Self.origin, for: .cors.modeExample),
                preflight.expectation.headers.contains(where: { $0.value != "*" }),
                promises.insert(preflight.expectation.promise).inserted
            else { continue }
            let rival = context.oracle.rivals[endpoint]
            append(
                rival, status: preflight.expectation.statuses[0], preflight.expectation.promise,
                .run(Scenario(mode.setup, preflight)), to: &cases)
        }
    }

    // MARK: Endpoints

    private struct Variant {
        var promise: Promise
        var added: [HeaderField] = []
        var origin = CORSAxis.origin
        var isPrivate = false
    }

    private func planEndpoint(_ endpoint: Int, isVaried: Bool, into cases: inout CaseList) {
        guard let call = context.saved(endpoint).call else { return }
        let rival = context.oracle.rivals[endpoint]
        var variants = [Variant(promise: .cors.documented)]
        if isVaried {
            variants.append(Variant(promise: .cors.key, isPrivate: true))
            variants.append(
                Variant(
                    promise: .cors.code,
                    added: [HeaderField("x-mock-response-code", String(rival.status))]))
            variants.append(Variant(promise: .cors.nullOrigin, origin: "null"))
        }
        for variant in variants {
            var fields = call.headers.fields.filter { field in
                !variant.added.contains { $0.name.isEqualIgnoringASCIICase(to: field.name) }
            }
            fields += variant.added
            let setup = variant.isPrivate ? context.privateSetup : context.setup
            if setup.keys != nil { fields.append(HeaderField("x-api-key", context.key("owner"))) }
            guard let page = PageRequest(method: call.method, headers: fields) else {
                append(
                    rival, status: rival.status, variant.promise,
                    .skip(reason: "no page can send \(call.method) (CI-4.1 C2)"), to: &cases)
                continue
            }
            let exchange = visit(page, target: call.target, body: call.body, variant.origin, variant.promise)
            planVisit(exchange, rival, setup, variant, into: &cases)
        }
    }

    private func planVisit(
        _ visit: Visit, _ rival: Rival, _ setup: MockSetup, _ variant: Variant, into cases: inout CaseList
    ) {
        let status = visit.actual.expectation.statuses[0]
        guard let reason = visit.keepsOut(variant.origin) else {
            append(
                rival, status: status, variant.promise, .run(Scenario(setups: [setup], steps: visit.steps)), to: &cases)
            return
        }
        var replay = visit.actual
        replay.expectation.cors = nil
        replay.expectation.promise = .cors.storedOrigin
        append(
            rival, status: status, variant.promise.and(replay.expectation.promise),
            .run(Scenario(setup, replay)), to: &cases)
        append(rival, status: status, variant.promise, .skip(reason: reason), to: &cases)
    }

    private func append(
        _ rival: Rival, status: Int, _ promise: Promise, _ work: Case.Work, to cases: inout CaseList
    ) {
        cases.append(
            context.title(rival.item, rival.example, status: status), variant: "cors: \(promise.text)",
            at: context.site(rival), axis: .cors, promise, work: work)
    }

    // MARK: One visit of a page

    private struct Visit {
        var preflight: Exchange?
        var actual: Exchange
        /// What the winning example itself says about origins.
        var storedOrigin: String?

        var steps: [Scenario.Step] {
            [preflight, actual].compactMap { $0 }.map { .exchange($0, mock: 0) }
        }

        /// Why a browser of that origin must not see the answer; nil where it may.
        func keepsOut(_ origin: String) -> String? {
            guard let stored = storedOrigin, stored != "*", stored != origin else { return nil }
            return "the example stores Access-Control-Allow-Origin: \(stored), which keeps out \(origin)"
        }
    }

    private func visit(
        _ page: PageRequest, target: String, body: [UInt8], _ origin: String, _ promise: Promise,
        refusal: CatalogueError? = nil
    ) -> Visit {
        var headers = HeaderList(page.headers)
        headers.append("Origin", origin)
        // A page cannot give GET and HEAD a body.
        let body = page.method == "GET" || page.method == "HEAD" ? [] : body
        let call = Call(method: page.method, target: target, headers: headers, body: body)
        let ruling = context.oracle.ruling(on: call, context.options.matching)
        var expectation =
            refusal.map { context.expectation(of: $0, on: call, promise: promise) }
            ?? context.expectation(of: ruling, on: call, promise: promise)
        expectation.cors = CORSExpectation(
            half: .actual, origin: origin, method: page.method, unsafeHeaderNames: page.unsafeHeaderNames)
        var storedOrigin: String?
        var storesCredentials = false
        if refusal == nil, case .served(let win) = ruling {
            let winner = context.oracle.rivals[win.rival]
            storedOrigin = stored("Access-Control-Allow-Origin", of: winner)
            storesCredentials = stored("Access-Control-Allow-Credentials", of: winner) != nil
        }
        // Together with `*` it promises what no browser grants, the main cause of #4603 (B-6.06).
        if !storesCredentials { expectation.absentHeaders.append("Access-Control-Allow-Credentials") }
        var visit = Visit(actual: Exchange(.call(call), expectation), storedOrigin: storedOrigin)
        visit.preflight = PreflightPlan(context: context).exchange(
            page, target: target, origin: origin, for: promise)
        return visit
    }

    /// All stored values as a browser joins them.
    private func stored(_ name: String, of rival: Rival) -> String? {
        let rows = rival.example.headers.filter {
            $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: name)
        }
        let values = rows.map { rival.scope.substitute($0.value ?? "").trimmedBlanks }.filter(HTTPText.isFieldValue)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    // MARK: The matrix of B-6.13

    private func planMatrix(into cases: inout CaseList) {
        let known = Probe(context)?.call.target
        let json = HeaderField("Content-Type", "application/json")
        let methods: [(String, [HeaderField], [UInt8])] = [
            ("GET", [], []), ("POST", [json], Array("{}".utf8)), ("PUT", [], []), (context.unusedMethod, [], []),
        ]
        let additions: [HeaderField?] = [
            nil, json, HeaderField("Authorization", "Bearer mockcheck"), HeaderField("x-api-key", context.key("owner")),
            HeaderField("x-mock-response-code", "200"),
        ]
        for isPrivate in [false, true] {
            for (place, target) in [("known", known), ("unknown", context.unknownPath)] {
                guard let target else { continue }
                for (method, headers, body) in methods {
                    for addition in additions where addition == nil || !headers.contains(where: { $0 == addition }) {
                        let fields = headers + (addition.map { [$0] } ?? [])
                        planCell(
                            isPrivate, place, PageRequest(method: method, headers: fields), target, body,
                            addition?.name,
                            into: &cases)
                    }
                }
            }
        }
    }

    private func planCell(
        _ isPrivate: Bool, _ place: String, _ page: PageRequest?, _ target: String, _ body: [UInt8],
        _ addition: String?,
        into cases: inout CaseList
    ) {
        guard let page else { return }
        let hasKey = addition?.lowercased() == "x-api-key"
        let promise = Promise.cors.readable
        let visit = visit(
            page, target: target, body: body, Self.origin, promise,
            refusal: isPrivate && !hasKey ? .invalidCredentials : nil)
        let status = visit.actual.expectation.statuses[0]
        let title =
            "\(isPrivate ? "Private" : "Public"), \(place) path, \(page.method)"
            + (addition.map { " with \($0.lowercased())" } ?? "") + " -> \(status)"
        let setup = isPrivate ? context.privateSetup : context.publicSetup
        var work = Case.Work.run(Scenario(setups: [setup], steps: visit.steps))
        if let stored = visit.keepsOut(Self.origin) { work = .skip(reason: stored) }
        let detail = "\(isPrivate ? "private" : "public")/\(place)/\(page.method)/\(addition?.lowercased() ?? "")"
        cases.append(title, axis: .cors, promise, detail: detail, context, work)
    }
}
