import NIOCore

/// One timer for a deadline that moves with every message: moving it later costs a comparison, not a new timer.
///
/// Belongs to one event loop and is used on it only.
final class DeadlineTimer {
    private let eventLoop: any EventLoop
    private let onExpiry: () -> Void
    private var deadline: NIODeadline?
    private var pending: (task: Scheduled<Void>, at: NIODeadline)?

    /// - Parameter onExpiry: Called on the event loop; must not hold what holds the timer.
    init(eventLoop: any EventLoop, onExpiry: @escaping () -> Void) {
        self.eventLoop = eventLoop
        self.onExpiry = onExpiry
    }

    /// The time of the event loop, which the deadlines are measured by.
    var now: NIODeadline { eventLoop.now }

    func set(after time: Duration) { set(after: TimeAmount(time)) }

    func set(after time: TimeAmount) { set(now + time) }

    func set(_ deadline: NIODeadline) {
        self.deadline = deadline
        if let pending, pending.at <= deadline { return }
        pending?.task.cancel()
        schedule(at: deadline)
    }

    func clear() {
        deadline = nil
    }

    /// Ends the timer for good, so that nothing keeps it alive.
    func cancel() {
        deadline = nil
        pending?.task.cancel()
        pending = nil
    }

    private func schedule(at deadline: NIODeadline) {
        let task = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in fire() }
        pending = (task, deadline)
    }

    private func fire() {
        pending = nil
        guard let deadline else { return }
        if now < deadline {
            schedule(at: deadline)
        } else {
            self.deadline = nil
            onExpiry()
        }
    }
}
