import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Passes signals on to the command that runs.
///
/// What comes from the terminal reaches the command by itself, as it is in the same group of processes: only what
/// somebody sent to this process alone is passed on, so that nobody gets a signal twice.
enum SignalPassing {
    private static let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2]

    /// The command; 0 while there is none.
    private static let child = Atomic<Int32>(0)
    /// A signal that came before the command was there.
    private static let early = Atomic<Int32>(0)
    /// The first one that asks a process to end.
    private static let first = Atomic<Int32>(0)

    /// From now on signals do not end this process; those that were ignored from the start stay so, here and there.
    static func begin() {
        child.store(0, ordering: .sequentiallyConsistent)
        for number in signals where !InheritedState.atStart.ignores(number) {
            var action = sigaction()
            let handler: @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
                number, info, _ in
                SignalPassing.take(number, info)
            }
            #if canImport(Darwin)
                action.__sigaction_u.__sa_sigaction = handler
            #else
                action.__sigaction_handler.sa_sigaction = handler
            #endif
            action.sa_flags = SA_SIGINFO | SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    static func pass(to process: pid_t) {
        child.store(process, ordering: .sequentiallyConsistent)
        sendEarly()
    }

    /// From now on signals end this process.
    ///
    /// - Returns: the signal that asked for the end while the command ran; nil where none did.
    static func end() -> Int32? {
        for number in signals where !InheritedState.atStart.ignores(number) { signal(number, SIG_DFL) }
        child.store(0, ordering: .sequentiallyConsistent)
        let number = first.load(ordering: .sequentiallyConsistent)
        return number == 0 ? nil : number
    }

    /// Runs in the handler: nothing here may allocate or wait.
    private static func take(_ number: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
        let code = errno
        if number != SIGUSR1, number != SIGUSR2 {
            _ = first.compareExchange(expected: 0, desired: number, ordering: .sequentiallyConsistent)
        }
        if let info, isFromTerminal(info.pointee) { return }
        early.store(number, ordering: .sequentiallyConsistent)
        sendEarly()
        errno = code
    }

    private static func sendEarly() {
        let process = child.load(ordering: .sequentiallyConsistent)
        guard process > 0 else { return }
        let number = early.exchange(0, ordering: .sequentiallyConsistent)
        if number != 0 { kill(process, number) }
    }

    private static func isFromTerminal(_ info: siginfo_t) -> Bool {
        #if canImport(Darwin)
            info.si_pid == 0
        #else
            // What a process sends has no positive code; the kernel's own has.
            info.si_code > 0
        #endif
    }
}
