import HTTPMessage
import HTTPWire
import MockServer
import Synchronization

/// Takes down what clients ask of one mock while it is served.
final class TrafficRecorder: CallObserver {
    private let state: Mutex<Traffic>

    init(_ traffic: Traffic) {
        state = Mutex(traffic)
    }

    var traffic: Traffic { state.withLock { $0 } }

    func observe(_ call: AnsweredCall) {
        guard case .answered(let outcome) = call.outcome else { return }
        state.withLock { $0.add(call.call, call.reply, outcome) }
    }

    func observe(_ fault: WireFault, answeredWith reply: Reply) {
        state.withLock { $0.add(unreadable: "\(fault)", reply) }
    }
}
