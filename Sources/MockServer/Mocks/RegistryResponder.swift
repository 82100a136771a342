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

    package init(registry: MockRegistry, answering: Answering, observers: [any CallObserver] = []) {
        self.registry = registry
        self.answering = answering
        self.observers = observers
        observesNewsOnly = observers.allSatisfy(\.observesNewsOnly)
    }

    package func respond(to call: Call) -> Response {
        var arrival = Arrival(call: call, time: answering.time.now(), start: observers.isEmpty ? nil : .now)
        guard let (served, inner) = registry.directory.mock(for: call) else {
            return observed(refusal(.unknownMock), .unknownMock, arrival)
        }
        arrival.mock = served
        arrival.call = inner
        guard served.isActive else { return observed(refusal(.inactiveMock), .inactiveMock, arrival) }
        let answer = answering.answer(inner, by: served.mock, at: arrival.time)
        if answering.isReady(answer) { return observed(answer, arrival) }
        return answering.later(answer, to: inner, by: served.mock, at: arrival.time) { [arrival] answer in
            observed(answer, arrival)
        }
    }

    /// A call, and when it was there as a whole.
    private struct Arrival {
        var mock: ServedMock?
        /// As its mock sees it.
        var call: Call
        let time: Timestamp
        /// Nil where nobody wants to know how long it took.
        let start: ContinuousClock.Instant?
    }

    private func observed(_ answer: Answer, _ arrival: Arrival) -> Response {
        observed(Response(answer), .answered(answer.outcome), arrival)
    }

    /// Tells the observers of a response that is ready.
    private func observed(
        _ response: Response, _ outcome: AnsweredCall.Outcome, _ arrival: Arrival
    ) -> Response {
        guard let start = arrival.start else { return response }
        let isNews = outcome.label.isNews
        if observesNewsOnly, !isNews { return response }
        let report = AnsweredCall(
            mock: arrival.mock, call: arrival.call, reply: response.reply, outcome: outcome,
            duration: .now - start, time: arrival.time)
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

    private func refusal(_ error: MockError) -> Response {
        var reply = error.reply()
        AllowedOrigin.complete(&reply.headers, under: .postman)
        return Response(reply)
    }
}
