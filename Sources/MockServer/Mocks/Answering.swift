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

    func answer(_ call: Call, by mock: Mock, at now: Timestamp) -> Answer {
        var random = randomness.next()
        var answer = mock.answer(call, at: now, using: &random)
        if explains { explain(&answer, of: call, by: mock) }
        return answer
    }

    private func explain(_ answer: inout Answer, of call: Call, by mock: Mock) {
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

extension Response {
    init(_ answer: Answer) {
        self.init(answer.reply, delay: answer.delayMilliseconds.map { .milliseconds($0) })
    }
}
