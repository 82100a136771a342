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

    /// Completes an answer where that does not take long; false where the rest does not belong on the event loop.
    func complete(_ answer: inout Answer, to call: Call, by mock: Mock) -> Bool {
        switch answer.outcome {
        case .awaited: return false
        case .unmatched where explains:
            guard let misses = mock.nearMissesAtOnce(of: call) else { return false }
            Self.explain(&answer, misses)
            return true
        default: return true
        }
    }

    /// The response of an answer that is not complete: a call that found no lease waits for one, and what came close to a
    /// call that nothing matched may be found by looking at all examples.
    ///
    /// - Parameter finish: makes the response when the answer is ready.
    func later(
        _ answer: Answer, to call: Call, by mock: Mock, at now: Timestamp,
        finish: @escaping @Sendable (Answer) -> Response
    ) -> Response {
        if case .awaited(let what) = answer.outcome {
            return Response(answer.reply) { go in
                mock.wait(for: what, at: now, on: go.loop) { clearance in
                    var answer = self.answer(call, by: mock, at: now, clearance: clearance)
                    go.take(
                        complete(&answer, to: call, by: mock)
                            ? finish(answer) : later(answer, to: call, by: mock, at: now, finish: finish))
                }
            }
        }
        return Response(answer.reply) { go in
            WorkThreads.run {
                var explained = answer
                Self.explain(&explained, mock.nearMisses(of: call))
                go { [explained] in finish(explained) }
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

    private static func explain(_ answer: inout Answer, _ misses: [CallExplanation.Alternative]) {
        MockError.complete(&answer.reply.body, room: 32 + 256 * misses.count) { body in
            body += "\"nearMisses\":[".utf8
            for (place, miss) in misses.enumerated() {
                if place > 0 { body.append(UInt8(ascii: ",")) }
                JSONText.append(to: &body, writtenBy: miss.append)
            }
            body.append(UInt8(ascii: "]"))
        }
    }
}

extension Response {
    init(_ answer: consuming Answer) {
        let delay = answer.delayMilliseconds.map { Duration.milliseconds($0) }
        self.init(Reply(status: 0), delay: delay)
        // A copy of each part would be counted.
        swap(&reply, &answer.reply)
    }
}
