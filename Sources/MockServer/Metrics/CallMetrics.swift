package import HTTPMessage
package import HTTPWire
import MockCore
import Synchronization

/// Counts every call: with its mock, or here where it is for none.
package final class CallMetrics: CallObserver {
    let unknown = CallMeter()
    private let faultCounts = Mutex<[Int: Int]>([:])

    package init() {}

    /// What could not be read as a call, by the status it was answered with.
    var faults: [Int: Int] { faultCounts.withLock { $0 } }

    package func observe(_ call: AnsweredCall) {
        (call.mock?.meter ?? unknown).count(
            call.outcome.label, example: call.example, nanoseconds: call.nanoseconds)
    }

    package func observe(_ fault: WireFault, answeredWith reply: Reply) {
        faultCounts.withLock { $0[reply.status, default: 0] += 1 }
    }
}
