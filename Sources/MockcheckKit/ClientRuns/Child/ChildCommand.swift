import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command that runs as if its parent had started it, but for the variables that are added.
///
/// It has the same standard streams, working directory, terminal, group of processes, signals and limits.
struct ChildCommand: Sendable {
    let words: [String]
    /// By name; nil for a variable that it is not to have.
    let variables: [String: String?]

    /// Runs it to its end.
    ///
    /// - Throws: `CommandNotStarted`.
    func run() async throws -> ChildEnding {
        let process = try start()
        SignalPassing.pass(to: process)
        return await withCheckedContinuation { continuation in
            // A thread of its own: it waits for as long as the command runs.
            Thread.detachNewThread { continuation.resume(returning: Self.wait(for: process)) }
        }
    }

    private static func wait(for process: pid_t) -> ChildEnding {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return ChildEnding(waitStatus: status)
    }

    private func start() throws(CommandNotStarted) -> pid_t {
        // Whoever ignores the ends of children would never learn how this one ended.
        signal(SIGCHLD, SIG_DFL)
        let inherited = InheritedState.atStart
        inherited.withholdOwnFiles()
        var process: pid_t = 0
        let code = inherited.withOwnFileLimit { spawn(&process, inherited) }
        guard code == 0 else { throw CommandNotStarted(command: words.first ?? "", code: code) }
        return process
    }

    private func spawn(_ process: inout pid_t, _ inherited: InheritedState) -> Int32 {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = inherited.blockedSignals
        posix_spawnattr_setsigmask(&attributes, &mask)
        var defaults = sigset_t()
        sigemptyset(&defaults)
        // The network library ignores it, which a command would inherit.
        if !inherited.ignores(SIGPIPE) { sigaddset(&defaults, SIGPIPE) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return Self.withCStrings(words) { arguments in
            Self.withCStrings(environment) { environment in
                posix_spawnp(&process, words.first ?? "", nil, &attributes, arguments, environment)
            }
        }
    }

    private var environment: [String] {
        var all = ProcessInfo.processInfo.environment
        for (name, value) in variables { all[name] = value }
        return all.map { "\($0)=\($1)" }.sorted()
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}

/// Why a command could not be started; the exit code is the one that shells give then.
struct CommandNotStarted: Error, CustomStringConvertible {
    let command: String
    /// `errno` of the attempt.
    let code: Int32

    var ending: ChildEnding { .exited(code == ENOENT ? 127 : 126) }

    var description: String { "cannot run \(command): \(SystemProblem(code: code))" }
}
