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
        let arrival = Arrival(
            time: answering.time.now(), nanoseconds: observers.isEmpty ? 0 : WallClock.runningNanoseconds())
        guard let (mock, target) = registry.directory.mock(for: call) else {
            return observed(refusal(.unknownMock), .unknownMock, nil, call, of: nil, arrival)
        }
        guard let target else { return respond(to: call, of: mock, arrival) }
        var inner = call
        inner.target = target
        return respond(to: inner, of: mock, arrival)
    }

    /// When a call was there as a whole.
    private struct Arrival {
        let time: Timestamp
        /// By a clock that nobody sets; 0 where nobody wants to know how long it took.
        let nanoseconds: UInt64
    }

    /// - Parameter call: as its mock sees it.
    private func respond(to call: Call, of served: ServedMock, _ arrival: Arrival) -> Response {
        guard served.isActive else {
            return observed(refusal(.inactiveMock), .inactiveMock, nil, call, of: served, arrival)
        }
        if case .created = served.origin, served.isPrivate, !checksKeys() {
            return observed(Self.uncheckedKey, .answered(.usageNotKept), nil, call, of: served, arrival)
        }
        let mock = served.mock
        var answer = answering.answer(call, by: mock, at: arrival.time)
        guard answering.complete(&answer, to: call, by: mock) else {
            return answering.later(answer, to: call, by: mock, at: arrival.time) { answer in
                observed(answer, call, of: served, arrival)
            }
        }
        return observed(consume answer, call, of: served, arrival)
    }

    private func observed(
        _ answer: consuming Answer, _ call: Call, of mock: ServedMock, _ arrival: Arrival
    ) -> Response {
        let fault = faults.fault(for: call, of: mock, answer.outcome)
        // Nearly all calls go well, and then their answer is not looked at again.
        if fault == nil, observers.isEmpty || observesNewsOnly && !answer.outcome.isNews { return Response(answer) }
        let outcome = AnsweredCall.Outcome.answered(answer.outcome)
        var response = Response(answer)
        if let fault { response.meet(fault, under: mock.definition.configuration.cors) }
        return observed(response, outcome, fault, call, of: mock, arrival)
    }

    /// Tells the observers of a response that is ready.
    private func observed(
        _ response: Response, _ outcome: AnsweredCall.Outcome, _ fault: MetFault?, _ call: Call, of mock: ServedMock?,
        _ arrival: Arrival
    ) -> Response {
        let isNews = outcome.label.isNews
        if observers.isEmpty || observesNewsOnly && !isNews { return response }
        let report = AnsweredCall(
            mock: mock, call: call, reply: response.reply, outcome: outcome, fault: fault,
            nanoseconds: WallClock.runningNanoseconds() - arrival.nanoseconds, time: arrival.time)
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
