package import Foundation

extension Process {
    /// Starts a program that takes every signal: threads of a runtime block most of them, and a child inherits that.
    package func runTakingSignals() throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
