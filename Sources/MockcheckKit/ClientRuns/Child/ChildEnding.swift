#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a command ended, and how this process ends after it, so that whoever waits for it sees the same.
package enum ChildEnding: Error, Sendable, Hashable {
    case exited(Int32)
    case killed(signal: Int32)

    /// As `waitpid` tells it.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .killed(signal: signal)
    }

    package var isSuccess: Bool { self == .exited(0) }

    /// Ends the process as the command ended: with its exit code, or by the signal that ended it.
    package func exit() -> Never {
        switch self {
        case .exited(let code): Self.end(code)
        case .killed(let number):
            // No second core dump beside the command's own.
            var limit = rlimit(rlim_cur: 0, rlim_max: 0)
            #if canImport(Glibc)
                setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            #else
                setrlimit(RLIMIT_CORE, &limit)
            #endif
            signal(number, SIG_DFL)
            var mask = sigset_t()
            sigemptyset(&mask)
            sigaddset(&mask, number)
            pthread_sigmask(SIG_UNBLOCK, &mask, nil)
            kill(getpid(), number)
            // The first process of a container outlives its own signals.
            Self.end(128 + number)
        }
    }

    private static func end(_ code: Int32) -> Never {
        #if canImport(Glibc)
            Glibc.exit(code)
        #else
            Darwin.exit(code)
        #endif
    }
}

extension ChildEnding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exited(let code): "exit code \(code)"
        case .killed(let signal): "signal \(signal)"
        }
    }
}
