import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many files and connections the system lets this process have open, and what that is enough for.
package enum OpenFileLimit {
    /// More is never needed, and some systems do badly with millions.
    private static let most: rlim_t = 65_536

    /// Takes what the system allows; call it before anything is opened.
    package static func raise() {
        var limit = current
        let wanted = min(limit.rlim_max, most)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = wanted
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            setrlimit(RLIMIT_NOFILE, &limit)
        #endif
    }

    package static var allowed: Int { Int(clamping: min(current.rlim_cur, most)) }

    /// What is open besides the connections: standard streams, files and reports, and three for each event loop.
    private static var fixed: Int { 40 + 3 * (ProcessInfo.processInfo.activeProcessorCount + 1) }

    /// How many may be open for connections.
    ///
    /// - Throws: `CommandProblem` where they are too few to begin with.
    package static func forConnections() throws -> Int {
        let rest = allowed - fixed
        guard rest >= 24 else {
            throw CommandProblem.failure(
                "\(allowed) open files are allowed, and at least \(fixed + 24) are needed; raise the limit (ulimit -n)")
        }
        return rest
    }

    /// What one request in flight can take at once: a burst of them, at both ends.
    private static let perJob = 48
    /// What a listener that waits for its next mock can hold.
    private static let perIdleListener = 33
    /// What one request that waits for a delay can take.
    private static let perWaiting = 4
    private static let mostIdleListeners = 32

    /// As many requests at a time as are wanted and as there are files for.
    package static func jobs(wanted: Int) throws -> Int { min(wanted, max(1, try forConnections() / perJob)) }

    /// How many listeners may wait for their next mock beside that.
    package static var idleListeners: Int {
        min(mostIdleListeners, max(0, (allowed - fixed - 16 * perJob) / perIdleListener))
    }

    /// How many cases may wait for a delay beside both: they cost nothing else.
    package static func waiting(besideJobs jobs: Int) -> Int {
        let rest = allowed - fixed - jobs * perJob - mostIdleListeners * perIdleListener
        return min(4 * jobs, max(0, rest / perWaiting))
    }

    private static var current: rlimit {
        var limit = rlimit()
        #if canImport(Glibc)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return limit
    }
}
