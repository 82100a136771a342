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
        let time = answering.time.now()
        guard !observers.isEmpty else { return answer(call, at: time).response }
        let start = ContinuousClock.now
        let answered = answer(call, at: time)
        let isNews = answered.outcome.label.isNews
        if observesNewsOnly, !isNews { return answered.response }
        let report = AnsweredCall(
            mock: answered.mock, call: answered.call, reply: answered.response.reply, outcome: answered.outcome,
            duration: .now - start, time: time)
        for observer in observers where isNews || !observer.observesNewsOnly { observer.observe(report) }
        return answered.response
    }

    package func reply(to fault: WireFault) -> Reply {
        var reply = Reply(explaining: fault)
        // Which mock it was for is not known; pages may read it unless no mock lets them read anything.
        if !registry.directory.mocks.allSatisfy({ $0.definition.configuration.cors == .off }) {
            reply.headers.append("Access-Control-Allow-Origin", "*")
        }
        for observer in observers { observer.observe(fault, answeredWith: reply) }
        return reply
    }

    private struct Answered {
        var mock: ServedMock?
        var call: Call
        var response: Response
        var outcome: AnsweredCall.Outcome
    }

    private func answer(_ call: Call, at time: Timestamp) -> Answered {
        guard let (served, call) = registry.directory.mock(for: call) else {
            return Answered(call: call, response: refusal(.unknownMock), outcome: .unknownMock)
        }
        guard served.isActive else {
            return Answered(mock: served, call: call, response: refusal(.inactiveMock), outcome: .inactiveMock)
        }
        let answer = answering.answer(call, by: served.mock, at: time)
        return Answered(mock: served, call: call, response: Response(answer), outcome: .answered(answer.outcome))
    }

    private func refusal(_ error: MockError) -> Response {
        var reply = error.reply()
        reply.headers.append("Access-Control-Allow-Origin", "*")
        return Response(reply)
    }
}
