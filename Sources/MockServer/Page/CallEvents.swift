import HTTPMessage
import HTTPWire
import MockStore
import Synchronization

/// `text/event-stream` of the call log: a response that comes with the next call, or says after a while that there was
/// none; the browser then asks for the next one by itself, with the number that it has seen.
///
/// So each response has an end and a length, no proxy holds it back, and while nothing happens there is a closure in a
/// list, not a thread and not a buffer.
struct CallEvents: Sendable {
    /// A proxy may end what is silent for longer.
    private static let patience = Duration.seconds(20)
    /// How long the browser waits before it asks again: what keeps a busy mock from being shown more often.
    private static let pauseMilliseconds = 500

    let calls: CallLog

    func respond(to request: ControlRequest) -> Response {
        let seen = request.call.headers["last-event-id"] ?? request.query("after") ?? ""
        let calls = calls
        // What is sent if nobody waits.
        var response = Response(Self.reply(number: calls.lastNumber))
        guard let number = Int(seen) else { return response }
        response.later = { go in
            let waiting = WaitingClient(go)
            guard
                let ticket = calls.waitForCall(
                    after: number, tell: { waiting.end(Self.reply(number: calls.lastNumber)) })
            else { return }
            waiting.hold(
                Alarm(after: Self.patience) {
                    calls.stopWaiting(ticket)
                    waiting.end(Self.reply(number: nil))
                })
        }
        return response
    }

    /// - Parameter number: of the newest call; nil where there is no news.
    private static func reply(number: Int?) -> Reply {
        let event = number.map { "id: \($0)\nevent: calls\ndata: \($0)\n\n" } ?? ": no calls\n\n"
        return Reply(
            status: 200, headers: ["Content-Type": "text/event-stream"],
            body: Array("retry: \(pauseMilliseconds)\n\(event)".utf8))
    }
}

/// A client whose response comes later, once.
private final class WaitingClient: Sendable {
    private struct State {
        var go: LateResponse?
        var alarm: Alarm?
    }

    private let state: Mutex<State>

    init(_ go: LateResponse) {
        state = Mutex(State(go: go))
    }

    func hold(_ alarm: Alarm) {
        state.withLock { state in if state.go != nil { state.alarm = alarm } }
    }

    func end(_ reply: Reply) {
        let go = state.withLock { state in
            state.alarm = nil
            defer { state.go = nil }
            return state.go
        }
        go? { Response(reply) }
    }
}
