import HTTPMessage
import PostmanModel

/// Asks a mock behind the listener that `serve` starts for all mocks of the run (V-15).
///
/// Its one case sends requests in order: limits count them, and what one of them breaks need not be told ten times.
struct ServedRequests {
    /// A longer delay is told from none as well, but nobody wants to wait for it.
    private static let longestDelay = 1000
    private static let mostPeople = 8

    private let context: PlanContext
    private let facts: ServedFacts
    private let probe: Probe

    init?(_ context: PlanContext) {
        guard let facts = context.options.served, let probe = Probe(context) else { return nil }
        self.context = context
        self.facts = facts
        self.probe = probe
    }

    func plan(into cases: inout CaseList) {
        cases.append(
            "Collection", variant: "served", at: context.site, axis: .examples, .served.address, work: work)
    }

    private var work: Case.Work {
        if facts.configuration.faults != nil {
            return .skip(reason: "the manifest's faults make its responses fail on purpose")
        }
        let exchanges = facts.isPrivate ? ofPrivate : ofPublic
        guard facts.mostRequests > 0 else { return .skip(reason: "the manifest's limit leaves no request to it") }
        var setup = MockSetup()
        setup.isServed = true
        let steps = exchanges.prefix(facts.mostRequests).map { Scenario.Step.exchange($0, mock: 0) }
        return .run(Scenario(setups: [setup], steps: Array(steps)))
    }

    private var ofPublic: [Exchange] {
        [answered(probe.call, .served.address)] + others(nil)
    }

    private var ofPrivate: [Exchange] {
        let people = facts.rules.people.prefix(Self.mostPeople)
        let owner = people.first { facts.mayCall($0) }.map { key(of: $0) }
        var exchanges: [Exchange] = []
        if let owner { exchanges.append(answered(probe.call.with("x-api-key", owner), .served.address)) }
        exchanges.append(refused(probe.call, .invalidCredentials, .served.noKey))
        for person in people {
            let call = probe.call.with("x-api-key", key(of: person))
            exchanges.append(
                facts.mayCall(person)
                    ? answered(call, .served.person) : refused(call, .forbidden, .served.person))
        }
        return exchanges + (owner.map { others($0) } ?? [])
    }

    private func others(_ key: String?) -> [Exchange] {
        func keyed(_ call: Call) -> Call { key.map { call.with("x-api-key", $0) } ?? call }
        var exchanges = [answered(keyed(probe.unmatched), .served.unmatched)]
        guard let slug = facts.slug else { return exchanges }
        let named = keyed(probe.call).with("Host", "\(slug).mocks.example")
        exchanges.append(answered(named, .served.hostLabel, isAtRoot: true))
        let elsewhere = Call(method: "GET", target: "/mockcheck-no-such-mock" + probe.call.target)
        let unknown = CatalogueError.unknownMock.expectation(
            method: "GET", cors: .postman, profile: .current, isWhole: context.options.judgesWhole,
            promise: .served.unknownMock)
        exchanges.append(Exchange(.call(elsewhere), unknown))
        return exchanges
    }

    // MARK: Expectations

    private func key(of person: Person) -> String { ServedFacts.key(of: person.name, seed: context.options.seed) }

    /// A call that reaches the mock, with what it then gets.
    private func answered(_ call: Call, _ promise: Promise, isAtRoot: Bool = false) -> Exchange {
        var call = call
        var expectation: Expectation
        if let response = facts.configuration.serverResponse {
            expectation = self.expectation(of: response, call)
        } else {
            let ruling = context.oracle.ruling(on: call, context.options.matching)
            expectation = context.expectation(
                of: ruling, on: call, promise: promise, isRateLimited: facts.configuration.rateLimit != nil)
            if case .served = ruling { delay(&call, &expectation) }
        }
        return exchange(call, expectation, isAtRoot: isAtRoot)
    }

    private func delay(_ call: inout Call, _ expectation: inout Expectation) {
        guard let delay = facts.configuration.delayMilliseconds, delay > 0 else { return }
        if delay <= Self.longestDelay {
            expectation.delay = .milliseconds(delay)
        } else {
            // What a call asks for outranks it.
            call = call.with("x-mock-response-delay", "1")
        }
    }

    private func refused(_ call: Call, _ error: CatalogueError, _ promise: Promise) -> Exchange {
        exchange(call, context.expectation(of: error, on: call, promise: promise), isAtRoot: false)
    }

    /// At the mock's address, with what its rate limit says of itself on every response.
    private func exchange(_ call: Call, _ expectation: Expectation, isAtRoot: Bool) -> Exchange {
        var call = call
        var expectation = expectation
        if let slug = facts.slug, !isAtRoot { call.target = "/\(slug)" + call.target }
        if let rate = facts.configuration.rateLimit {
            expectation.headers.append(HeaderField("X-RateLimit-Limit", String(rate.limit)))
            expectation.otherHeaders?.formUnion(["x-ratelimit-remaining", "x-ratelimit-reset"])
        }
        return Exchange(.call(call), expectation)
    }

    private func expectation(of response: ServerResponse, _ call: Call) -> Expectation {
        var expectation = Expectation(
            promise: .served.serverResponse, statuses: [response.statusCode],
            body: .exactly(call.method == "HEAD" ? [] : response.body))
        expectation.headers = response.headers.fields.filter { $0.name.lowercased() != "content-length" }
        return expectation
    }
}

extension ServedFacts {
    var isPrivate: Bool { configuration.access != .anyone }
}
