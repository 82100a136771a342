package import HTTPMessage
package import HTTPWire
package import MockCore

/// Puts one mock behind a listener: asks the core, with the time and randomness that it lacks.
package struct MockResponder: Responder {
    private let mock: Mock
    private let time: any TimeSource
    private let randomness: CallRandomness
    private let explains: Bool

    /// - Parameter explains: whether answers say which example they are, and 404s what came close (product S-8).
    package init(mock: Mock, time: any TimeSource, randomness: CallRandomness, explains: Bool = false) {
        self.mock = mock
        self.time = time
        self.randomness = randomness
        self.explains = explains
    }

    package func respond(to call: Call) -> Response {
        var random = randomness.next()
        var answer = mock.answer(call, at: time.now(), using: &random)
        if explains { explain(&answer, of: call) }
        return Response(answer.reply, delay: answer.delayMilliseconds.map { .milliseconds($0) })
    }

    package func reply(to fault: WireFault) -> Reply {
        var reply = Reply(explaining: fault)
        if mock.configuration.cors != .off { reply.headers.append("Access-Control-Allow-Origin", "*") }
        return reply
    }

    private func explain(_ answer: inout Answer, of call: Call) {
        switch answer.outcome {
        case .matched(let example):
            // Names may hold anything; a header value may not.
            let name = PercentCoding.encodePathSegment(example.name)
            let id = PercentCoding.encodePathSegment(example.id)
            answer.reply.headers.append("x-mockcheck-example", "\(name); id=\(id)")
            if let score = example.score, let step = example.step {
                answer.reply.headers.append("x-mockcheck-score", "\(score); step=\(step.rawValue)")
            }
        case .unmatched:
            let misses = mock.explanation(of: call).alternatives
            let listed = misses.map { JSONText.quoted($0.sentence) }.joined(separator: ",")
            var reply = mock.errorForUnmatched.reply(
                profile: mock.configuration.profile, extra: "\"nearMisses\":[\(listed)]")
            reply.headers = answer.reply.headers
            answer.reply = reply
        default: break
        }
    }
}
