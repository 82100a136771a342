import HTTPMessage
import HTTPWire
import MockServer
import Synchronization

/// Takes down what clients ask of mocks while they are served.
final class TrafficRecorder: CallObserver {
    private struct State {
        var traffic: [Traffic]
        var unaddressed = ClientProblems()
    }

    /// Of the mocks, by the ids under which they are served.
    private let places: [String: Int]
    private let state: Mutex<State>

    /// - Parameter ids: under which the mocks are served, in the order of their traffic.
    init(_ ids: [String], _ traffic: [Traffic]) {
        places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        state = Mutex(State(traffic: traffic))
    }

    /// Of each mock.
    var traffic: [Traffic] { state.withLock { $0.traffic } }

    /// What was asked of no mock.
    var unaddressed: ClientProblems { state.withLock { $0.unaddressed } }

    func observe(_ call: AnsweredCall) {
        switch call.outcome {
        case .answered(let outcome):
            // Mocks that are made while the others are served are nobody's collection.
            guard let place = call.mock.flatMap({ places[$0.id] }) else { return }
            state.withLock { state in
                state.traffic[place].add(call.call, call.reply, outcome)
                if let fault = call.fault { state.traffic[place].add(fault: fault.name) }
            }
        case .unknownMock, .inactiveMock:
            state.withLock { $0.unaddressed.add(.unknownMock, call.call, call.reply, countsBody: false) }
        }
    }

    /// Which mock it was for is not known where there are several.
    func observe(_ fault: WireFault, answeredWith reply: Reply) {
        state.withLock { state in
            if state.traffic.count == 1 {
                state.traffic[0].add(unreadable: "\(fault)", reply)
            } else {
                state.unaddressed.add(
                    .unreadable("\(fault)"), Call(method: "", target: ""), reply, countsBody: false)
            }
        }
    }
}
