@preconcurrency import Dispatch
import Synchronization
package import Verification

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells of the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once.
package final class SignalWatch: Sendable {
    package enum Caught: Int32, Sendable {
        case hangUp = 1
        case interrupt = 2
        case terminate = 15

        var name: String {
            switch self {
            case .hangUp: "SIGHUP"
            case .interrupt: "SIGINT"
            case .terminate: "SIGTERM"
            }
        }
        var exitStatus: ExitStatus { self == .interrupt ? .interrupted : .terminated }
    }

    private let sources: [any DispatchSourceSignal]
    private let registrations: AsyncStream<Void>

    /// - Parameter react: runs on a queue of its own, once.
    package init(react: @escaping @Sendable (Caught) -> Void) {
        let queue = DispatchQueue(label: "mockcheck.signals")
        // Whoever ignores SIGHUP, as nohup does, wants to outlive the terminal.
        let all =
            SignalDisposition.isIgnored(SIGHUP) ? [Caught.interrupt, .terminate] : [.hangUp, .interrupt, .terminate]
        let (registrations, continuation) = AsyncStream<Void>.makeStream()
        self.registrations = registrations
        sources = all.map { caught in
            let source = DispatchSource.makeSignalSource(signal: caught.rawValue, queue: queue)
            source.setEventHandler {
                // From now on the default action: who asks twice wants the end.
                for other in all { signal(other.rawValue, SIG_DFL) }
                source.setEventHandler(handler: nil)
                react(caught)
            }
            source.setRegistrationHandler {
                // Not earlier: a signal that is ignored before anybody looks out for it would be lost. On Linux,
                // Dispatch itself has put its handler in the place of the default action by now.
                #if canImport(Darwin)
                    signal(caught.rawValue, SIG_IGN)
                #endif
                continuation.yield()
            }
            source.resume()
            return source
        }
    }

    /// Returns when no signal can be lost any more; wait before you say that you are ready for one.
    package func waitUntilArmed() async {
        var count = 0
        for await _ in registrations {
            count += 1
            if count == sources.count { return }
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}

/// The signal that asks a command to end, and the run that it interrupts.
package final class CaughtSignal: Sendable {
    private struct State {
        var signal: SignalWatch.Caught?
        var interruption: RunInterruption?
        var early: (@Sendable (SignalWatch.Caught) -> Never)?
    }

    private let state = Mutex(State())

    package init() {}

    package var value: SignalWatch.Caught? { state.withLock { $0.signal } }

    package func set(_ signal: SignalWatch.Caught) {
        let interruption = state.withLock { state in
            state.signal = state.signal ?? signal
            // Under the lock, so that no run begins beside it.
            if state.interruption == nil, let early = state.early { early(signal) }
            return state.interruption
        }
        interruption?.interrupt(reason: signal.name)
    }

    /// Until there is a run to interrupt, a signal ends the process by this.
    package func endEarly(by early: @escaping @Sendable (SignalWatch.Caught) -> Never) {
        state.withLock { $0.early = early }
    }

    /// From now on a signal interrupts this run; one that came already does so at once.
    package func end(_ interruption: RunInterruption) {
        let signal = state.withLock { state in
            state.interruption = interruption
            return state.signal
        }
        if let signal { interruption.interrupt(reason: signal.name) }
    }
}
