#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What this process was given by the one that started it, which a command that it starts is given in turn.
package struct InheritedState: Sendable {
    /// As it was when it was first asked for: do that before anything is changed.
    package static let atStart = InheritedState()

    /// Open files besides the standard streams; what is opened later is nobody else's.
    let openFiles: Set<Int32>
    let fileLimit: rlimit
    let blockedSignals: sigset_t
    private let ignoredSignals: Set<Int32>

    private init() {
        openFiles = Self.currentlyOpen
        var limit = rlimit()
        #if canImport(Glibc)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        fileLimit = limit
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        blockedSignals = mask
        ignoredSignals = Set((1..<32).filter(SignalDisposition.isIgnored))
    }

    func ignores(_ signal: Int32) -> Bool { ignoredSignals.contains(signal) }

    /// Keeps what was opened since the start from a command that is started now.
    func withholdOwnFiles() {
        for descriptor in Self.currentlyOpen.subtracting(openFiles) where descriptor > 2 {
            let flags = fcntl(descriptor, F_GETFD)
            if flags >= 0 { _ = fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) }
        }
    }

    /// Does something under the limit of open files that was in force at the start: a child begins with what holds then.
    func withOwnFileLimit<Result>(_ work: () -> Result) -> Result {
        var raised = rlimit()
        var own = fileLimit
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        getrlimit(resource, &raised)
        own.rlim_max = raised.rlim_max
        setrlimit(resource, &own)
        defer { setrlimit(resource, &raised) }
        return work()
    }

    private static var currentlyOpen: Set<Int32> {
        guard let folder = opendir("/dev/fd") else { return [] }
        defer { closedir(folder) }
        let itself = dirfd(folder)
        var found: Set<Int32> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if let descriptor = Int32(name), descriptor != itself { found.insert(descriptor) }
        }
        return found
    }
}

/// What a process does when a signal reaches it.
enum SignalDisposition {
    static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
