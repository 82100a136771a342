import HTTPMessage
import HTTPWire
import MockCore
import PostmanModel

/// Asks a mock, with the time and the randomness that the core lacks, and explains the answer where that is wanted.
package struct Answering: Sendable {
    let time: any TimeSource
    private let randomness: CallRandomness
    private let explains: Bool

    /// - Parameter explains: whether answers say which example they are, and 404s what came close (product S-8).
    package init(time: any TimeSource, randomness: CallRandomness, explains: Bool = false) {
        self.time = time
        self.randomness = randomness
        self.explains = explains
    }

    /// What a mock answers at once; where that is not all, `later` brings the rest.
    func answer(
        _ call: Call, by mock: Mock, at now: Timestamp, clearance: Clearance = Clearance()
    ) -> Answer {
        var random = randomness.next()
        var answer = mock.answer(call, at: now, clearance: clearance, using: &random)
        if explains, case .matched(let example) = answer.outcome { Self.name(example, in: &answer.reply.headers) }
        return answer
    }

    /// Whether nothing is to be done that does not belong on the event loop.
    func isReady(_ answer: Answer) -> Bool {
        switch answer.outcome {
        case .awaited: false
        case .unmatched: !explains
        default: true
        }
    }

    /// The response of an answer that is not ready: a call that found no lease waits for one, and what came close to a
    /// call that nothing matched is found by looking at all examples.
    ///
    /// - Parameter finish: makes the response when the answer is ready.
    func later(
        _ answer: Answer, to call: Call, by mock: Mock, at now: Timestamp,
        finish: @escaping @Sendable (Answer) -> Response
    ) -> Response {
        if case .awaited(let what) = answer.outcome {
            return Response(answer.reply) { go in
                mock.wait(for: what, at: now, on: go.loop) { clearance in
                    let answer = self.answer(call, by: mock, at: now, clearance: clearance)
                    go.take(
                        isReady(answer) ? finish(answer) : later(answer, to: call, by: mock, at: now, finish: finish))
                }
            }
        }
        return Response(answer.reply) { go in
            WorkThreads.run {
                let explained = Self.explained(answer, of: call, by: mock)
                go { finish(explained) }
            }
        }
    }

    private static func name(_ example: MatchedExample, in headers: inout HeaderList) {
        // Names may hold anything; a header value may not.
        let name = PercentCoding.encodePathSegment(example.name)
        let id = PercentCoding.encodePathSegment(example.id)
        headers.append("x-mockcheck-example", "\(name); id=\(id)")
        if let score = example.score, let step = example.step {
            headers.append("x-mockcheck-score", "\((score * 1e6).rounded() / 1e6); step=\(step.rawValue)")
        }
    }

    private static func explained(_ answer: Answer, of call: Call, by mock: Mock) -> Answer {
        let misses = mock.nearMisses(of: call)
        let listed = misses.map { JSONText.quoted($0.sentence) }.joined(separator: ",")
        var explained = answer
        explained.reply = mock.errorForUnmatched.reply(
            profile: mock.configuration.profile, extra: "\"nearMisses\":[\(listed)]")
        explained.reply.headers = answer.reply.headers
        return explained
    }
}

extension Response {
    init(_ answer: Answer) {
        self.init(answer.reply, delay: answer.delayMilliseconds.map { .milliseconds($0) })
    }
}
