package import HTTPMessage
package import HTTPWire
import MockCore
import PostmanModel

/// Answers the calls of a listener by the mocks of a registry, and tells the observers.
package struct RegistryResponder: Responder {
    private let registry: MockRegistry
    private let answering: Answering
    private let observers: [any CallObserver]
    /// Whether none of them wants to hear of calls that went well.
    private let observesNewsOnly: Bool
    private let faults: FaultSource
    /// Whether keys of created mocks can be checked.
    private let checksKeys: @Sendable () -> Bool

    /// - Parameters:
    ///   - faultSeed: of the faults that the mocks are to have; nil for the seeds of the mocks.
    ///   - checksKeys: whether keys of created mocks can be checked: not while a shared store is away.
    package init(
        registry: MockRegistry, answering: Answering, observers: [any CallObserver] = [], faultSeed: UInt64? = nil,
        checksKeys: @escaping @Sendable () -> Bool = { true }
    ) {
        self.checksKeys = checksKeys
        faults = FaultSource(seed: faultSeed)
        self.registry = registry
        self.answering = answering
        self.observers = observers
        observesNewsOnly = observers.allSatisfy(\.observesNewsOnly)
    }

    package func respond(to call: Call) -> Response {
        let time = answering.time.now()
        let start: ContinuousClock.Instant? = observers.isEmpty ? nil : .now
        guard let (served, inner) = registry.directory.mock(for: call) else {
            return observed(refusal(.unknownMock), .unknownMock, nil, Arrival(call: call, time: time, start: start))
        }
        let arrival = Arrival(mock: served, call: inner, time: time, start: start)
        guard served.isActive else { return observed(refusal(.inactiveMock), .inactiveMock, nil, arrival) }
        if case .created = served.origin, served.isPrivate, !checksKeys() {
            return observed(Self.uncheckedKey, .answered(.usageNotKept), nil, arrival)
        }
        let answer = answering.answer(arrival.call, by: served.mock, at: time)
        if answering.isReady(answer) { return observed(answer, arrival) }
        return answering.later(answer, to: arrival.call, by: served.mock, at: time) { answer in
            observed(answer, arrival)
        }
    }

    /// A call, and when it was there as a whole.
    private struct Arrival {
        /// Nil for a call that is for none.
        var mock: ServedMock?
        /// As its mock sees it.
        let call: Call
        let time: Timestamp
        /// Nil where nobody wants to know how long it took.
        let start: ContinuousClock.Instant?
    }

    private func observed(_ answer: Answer, _ arrival: Arrival) -> Response {
        let fault = arrival.mock.flatMap { faults.fault(for: arrival.call, of: $0, answer.outcome) }
        guard fault != nil || arrival.start != nil else { return Response(answer) }
        var response = Response(answer)
        if let fault, let mock = arrival.mock {
            response.meet(fault, under: mock.definition.configuration.cors)
        }
        return observed(response, .answered(answer.outcome), fault, arrival)
    }

    /// Tells the observers of a response that is ready.
    private func observed(
        _ response: Response, _ outcome: AnsweredCall.Outcome, _ fault: MetFault?, _ arrival: Arrival
    ) -> Response {
        guard let start = arrival.start else { return response }
        let isNews = outcome.label.isNews
        if observesNewsOnly, !isNews { return response }
        let report = AnsweredCall(
            mock: arrival.mock, call: arrival.call, reply: response.reply, outcome: outcome,
            fault: fault, duration: .now - start, time: arrival.time)
        for observer in observers where isNews || !observer.observesNewsOnly { observer.observe(report) }
        return response
    }

    package func reply(to fault: WireFault) -> Reply {
        var reply = Reply(explaining: fault)
        // Which mock it was for is not known; pages may read it unless no mock lets them read anything.
        let isOff = registry.directory.mocks.allSatisfy { $0.definition.configuration.cors == .off }
        AllowedOrigin.complete(&reply.headers, under: isOff ? .off : .postman)
        for observer in observers { observer.observe(fault, answeredWith: reply) }
        return reply
    }

    /// Another replica may have revoked the key.
    private static let uncheckedKey: Response = {
        var reply = Reply(
            status: 503,
            json: [
                "error": [
                    "name": "serviceUnavailableError",
                    "message": "The shared store cannot be reached, so the key of this mock cannot be checked.",
                ]
            ])
        AllowedOrigin.complete(&reply.headers, under: .postman)
        reply.headers.append("Retry-After", "1")
        return Response(reply)
    }()

    private func refusal(_ error: MockError) -> Response {
        var reply = error.reply()
        AllowedOrigin.complete(&reply.headers, under: .postman)
        return Response(reply)
    }
}
