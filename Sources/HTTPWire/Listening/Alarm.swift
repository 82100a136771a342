@preconcurrency import Dispatch

/// Rings once after a while, unless it is gone by then; on a queue of its own, which no busy event loop can hold up.
package final class Alarm: Sendable {
    private let timer: any DispatchSourceTimer

    package init(after delay: Duration, ring: @escaping @Sendable () -> Void) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "mockcheck.alarm"))
        timer.schedule(deadline: .now() + .milliseconds(Int(delay / .milliseconds(1))))
        timer.setEventHandler(handler: ring)
        timer.resume()
    }

    deinit { timer.cancel() }
}
