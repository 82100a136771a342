import HTTPMessage
import HTTPWire
import Synchronization

/// A server that answers each path with what it is given, right or wrong, and remembers what the browser asked.
final class PlainSpokenServer: Responder {
    struct Answers: Sendable {
        var preflight: Reply
        var actual: Reply
    }

    private struct State {
        var answers: [String: Answers] = [:]
        var preflights: [String: Call] = [:]
    }

    private let state = Mutex(State())

    func prepare(_ target: String, _ answers: Answers) {
        state.withLock { $0.answers[target] = answers }
    }

    /// The first question that a browser asked before its call to the path; nil where it asked none.
    func preflight(to target: String) -> Call? { state.withLock { $0.preflights[target] } }

    func respond(to call: Call) -> Response {
        state.withLock { state in
            guard let answers = state.answers[call.target] else {
                return Response(Reply(status: 200, headers: ["Access-Control-Allow-Origin": "*"]))
            }
            guard call.method == "OPTIONS", call.headers.contains("access-control-request-method") else {
                return Response(answers.actual)
            }
            if state.preflights[call.target] == nil { state.preflights[call.target] = call }
            return Response(answers.preflight)
        }
    }
}
