import HTTPMessage
import PostmanModel

/// What any client of a collection relies on, whatever product mocks it (product T-1): each example's own request gets
/// its status, media type and body, a browser may read it, and an unknown path gets a 4xx.
struct PlainRules {
    let context: PlanContext

    /// Appends the cases of an axis; those of Postman's own rules have none.
    func plan(_ axis: Axis, into cases: inout CaseList) {
        switch axis {
        case .examples: planExamples(into: &cases)
        case .cors: planPages(into: &cases)
        case .errors: planUnknownPaths(into: &cases)
        default: break
        }
    }

    // MARK: Examples

    private func planExamples(into cases: inout CaseList) {
        var equal = Groups()
        var alike = Groups()
        for rival in context.oracle.rivals {
            guard let call = call(of: rival) else { continue }
            equal[call, default: []].append(rival.index)
            alike[call.withoutHeaders, default: []].append(rival.index)
        }
        for place in context.examples {
            let (item, example) = (context.item(of: place), context.example(at: place))
            cases.append(
                context.title(item, example, status: example.code ?? 200), variant: "plain",
                at: context.site(item, example), axis: .examples, .plain.answered,
                work: work(place.rival.map { Int($0) }, equal, alike))
        }
    }

    /// The examples that one call could get, in file order.
    private typealias Groups = [Call: [Int]]

    /// The example's own request, without what only Postman's mocks understand.
    private func call(of rival: Rival) -> Call? {
        context.saved(rival.index).call.map { call in
            var call = call
            call.headers.fields.removeAll { $0.name.lowercased().hasPrefix("x-mock-") }
            return call
        }
    }

    /// What Postman's own rules let answer is right as well.
    ///
    /// - Parameter alike: by calls without headers, which not every product compares.
    private func work(_ rival: Int?, _ equal: Groups, _ alike: Groups) -> Case.Work {
        guard let rival else { return .skip(reason: "no response can have its status") }
        guard let call = call(of: context.oracle.rivals[rival]) else {
            if case .unsendable(let reason) = context.saved(rival) { return .skip(reason: reason) }
            return .skip(reason: "its request cannot be sent")
        }
        if let first = equal[call]?.first, first != rival {
            let first = CaseName.collapsed(context.oracle.rivals[first].example.name)
            return .skip(reason: "its request equals that of '\(first)'; without selectors one of them is answered")
        }
        var expectations: [Expectation] = []
        var others = (alike[call.withoutHeaders] ?? []).filter { $0 != rival }
        // `/orders/current` fits `/orders/:id`, too, and products differ in which goes first.
        if case .served(let win) = context.oracle.ruling(on: call, context.options.matching), win.rival != rival,
            !others.contains(win.rival)
        {
            others.append(win.rival)
        }
        for index in [rival] + others {
            let other = context.oracle.rivals[index]
            guard let expectation = expectation(of: other, on: call) else {
                return .skip(reason: "its body has variables without a value, which only Postman fills in")
            }
            expectations.append(expectation)
        }
        var expectation = expectations[0]
        expectation.alternatives = Array(expectations.dropFirst())
        return .run(Scenario(context.setup, Exchange(.call(context.authorized(call)), expectation)))
    }

    /// Nil where its body cannot be known beforehand.
    private func expectation(of rival: Rival, on call: Call) -> Expectation? {
        let sample = Contract.Sample(of: rival)
        var expectation = Expectation(
            promise: .plain.answered, statuses: [rival.status])
        expectation.mediaType = sample.contentType.flatMap(MediaType.init)?.essence
        let hasBody = rival.status != 204 && rival.status != 304 && call.method != "HEAD"
        guard hasBody else { return expectation }
        let hasHole = TokenPiece.pieces(of: sample.body).contains { if case .token = $0 { true } else { false } }
        if hasHole { return nil }
        expectation.body = .equivalent(sample.body)
        return expectation
    }

    // MARK: Pages and unknown paths

    private static let origin = "https://app.example"

    private func planPages(into cases: inout CaseList) {
        let (endpoints, _) = Shapes(context).spread(atMost: 200)
        for endpoint in endpoints {
            let rival = context.oracle.rivals[endpoint]
            guard let call = call(of: rival), let page = PageRequest(method: call.method, headers: call.headers.fields)
            else { continue }
            var origin = Self.origin
            switch Self.readers(of: rival) {
            case .everybody: break
            case .only(let stored): origin = stored
            case .nobody(let stored):
                let reason = "the example stores Access-Control-Allow-Origin: \(stored), which keeps out \(origin)"
                cases.append(
                    context.title(rival.item, rival.example, status: rival.status), variant: "cors: plain",
                    at: context.site(rival), axis: .cors, .plain.readable, work: .skip(reason: reason))
                continue
            }
            var steps: [Scenario.Step] = []
            if page.needsPreflight {
                var expectation = Expectation(
                    promise: .plain.readable, statuses: Array(200...299))
                expectation.cors = CORSExpectation(
                    half: .preflight, origin: origin, method: page.method,
                    unsafeHeaderNames: page.unsafeHeaderNames)
                let preflight = page.preflight(target: call.target, origin: origin)
                steps.append(.exchange(Exchange(.call(preflight), expectation), mock: 0))
            }
            var headers = HeaderList(page.headers)
            headers.append("Origin", origin)
            let actual = Call(
                method: page.method, target: call.target, headers: headers,
                body: page.method == "GET" || page.method == "HEAD" ? [] : call.body)
            var expectation = Expectation(
                promise: .plain.readable, statuses: Array(200...499))
            expectation.cors = CORSExpectation(
                half: .actual, origin: origin, method: page.method, unsafeHeaderNames: page.unsafeHeaderNames)
            steps.append(.exchange(Exchange(.call(context.authorized(actual)), expectation), mock: 0))
            cases.append(
                context.title(rival.item, rival.example, status: rival.status), variant: "cors: plain",
                at: context.site(rival), axis: .cors, .plain.readable,
                work: .run(Scenario(setups: [context.setup], steps: steps)))
        }
    }

    /// Whose pages may read the example's answer, by what it stores.
    private enum Readers {
        case everybody
        case only(String)
        /// Such a value lets nobody in.
        case nobody(stored: String)
    }

    private static func readers(of rival: Rival) -> Readers {
        let rows = rival.example.headers.filter {
            $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "Access-Control-Allow-Origin")
        }
        let values = rows.map { rival.scope.substitute($0.value ?? "") }
        if values.isEmpty || values == ["*"] { return .everybody }
        guard values.count == 1, values[0].contains("://"), !values[0].contains(",") else {
            return .nobody(stored: values.joined(separator: ", "))
        }
        return .only(values[0])
    }

    private func planUnknownPaths(into cases: inout CaseList) {
        for method in ["GET", "POST"] {
            let call = context.authorized(Call(method: method, target: context.unknownPath))
            let expectation = Expectation(promise: .plain.unknownPath, statuses: Array(400...499))
            cases.append(
                "Unknown path: \(method)", axis: .errors, .plain.unknownPath, detail: method, context,
                .run(Scenario(context.setup, Exchange(.call(call), expectation))))
        }
    }
}

extension Call {
    fileprivate var withoutHeaders: Call { Call(method: method, target: target, body: body) }
}
