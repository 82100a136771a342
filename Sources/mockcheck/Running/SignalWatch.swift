@preconcurrency import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Tells of the first SIGINT or SIGTERM; a second one ends the process at once.
final class SignalWatch: Sendable {
    enum Caught: Int32, Sendable {
        case interrupt = 2
        case terminate = 15

        var name: String { self == .interrupt ? "SIGINT" : "SIGTERM" }
        var exitStatus: ExitStatus { self == .interrupt ? .interrupted : .terminated }
    }

    private let sources: [any DispatchSourceSignal]

    /// - Parameter react: runs on a queue of its own, once.
    init(react: @escaping @Sendable (Caught) -> Void) {
        let queue = DispatchQueue(label: "mockcheck.signals")
        let all = [Caught.interrupt, .terminate]
        sources = all.map { caught in
            signal(caught.rawValue, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: caught.rawValue, queue: queue)
            source.setEventHandler {
                // From now on the default action: who asks twice wants the end.
                for other in all { signal(other.rawValue, SIG_DFL) }
                source.setEventHandler(handler: nil)
                react(caught)
            }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}

/// The signal that ended a run, for its exit status.
final class CaughtSignal: Sendable {
    private let caught = Mutex<SignalWatch.Caught?>(nil)

    var value: SignalWatch.Caught? { caught.withLock { $0 } }

    func set(_ signal: SignalWatch.Caught) {
        caught.withLock { $0 = $0 ?? signal }
    }
}
