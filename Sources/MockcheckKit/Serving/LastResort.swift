import HTTPWire
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ends the process where a stop does not come to its end, whatever is busy or hangs: a thread, a lock, a disk.
final class LastResort: Sendable {
    /// More than an orderly stop takes.
    private static let patience = Duration.seconds(10)

    private let alarm = Mutex<Alarm?>(nil)

    /// Call it where the signal arrives, not where it is worked on.
    func begin() {
        let alarm = Alarm(after: Self.patience) {
            StandardError.write("mockcheck: the stop took longer than \(Self.patience); ended without it\n")
            // No handlers, no flushing: they could hang, too. What must be kept is written as for a kill.
            _exit(ExitStatus.couldNotDoTheJob.rawValue)
        }
        self.alarm.withLock { $0 = alarm }
    }
}
