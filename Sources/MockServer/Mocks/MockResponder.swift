package import HTTPMessage
package import HTTPWire
package import MockCore
import PostmanModel

/// Puts one mock behind a listener of its own, at the root.
package struct MockResponder: Responder {
    private let mock: Mock
    private let answering: Answering

    package init(mock: Mock, answering: Answering) {
        self.mock = mock
        self.answering = answering
    }

    package func respond(to call: Call) -> Response {
        let time = answering.time.now()
        var answer = answering.answer(call, by: mock, at: time)
        if answering.complete(&answer, to: call, by: mock) { return Response(answer) }
        return answering.later(answer, to: call, by: mock, at: time) { Response($0) }
    }

    package func reply(to fault: WireFault) -> Reply {
        var reply = Reply(explaining: fault)
        AllowedOrigin.complete(&reply.headers, under: mock.configuration.cors)
        return reply
    }
}
