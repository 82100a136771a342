import MockFiles

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a run ends, as scripts see it (product V-7); where several apply, the first of them counts.
package enum ExitStatus: Int32, Error, Comparable {
    case interrupted = 130
    case terminated = 143
    /// A report could not be written, a server could not start.
    case couldNotDoTheJob = 3
    /// Usage, configuration or an unreadable collection.
    case unusableInput = 2
    case caseFailed = 1
    case nothingSelected = 4
    case success = 0

    private var rank: Int {
        switch self {
        case .success: 0
        case .nothingSelected: 1
        case .caseFailed: 2
        case .unusableInput: 3
        case .couldNotDoTheJob: 4
        case .interrupted, .terminated: 5
        }
    }

    package static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rank < right.rank }

    /// Ends the process; whoever did not get the output whole must not take it for whole (product V-7).
    package func exit() -> Never {
        var status = self
        if let reason = StandardOutput.failure {
            StandardError.write("mockcheck: cannot write to the standard output: \(reason)\n")
            status = max(status, .couldNotDoTheJob)
        }
        #if canImport(Glibc)
            Glibc.exit(status.rawValue)
        #else
            Darwin.exit(status.rawValue)
        #endif
    }
}

/// Why a command cannot go on, as a lower-case fragment that says what to do.
package struct CommandProblem: Error, CustomStringConvertible {
    package let status: ExitStatus
    package let description: String

    package init(status: ExitStatus, description: String) {
        self.status = status
        self.description = description
    }

    package static func usage(_ text: String) -> CommandProblem {
        CommandProblem(status: .unusableInput, description: text)
    }
    package static func failure(_ text: String) -> CommandProblem {
        CommandProblem(status: .couldNotDoTheJob, description: text)
    }

    /// Reads what the user named; where it cannot be used, the command ends with the loader's reason.
    static func reading<Result>(
        _ read: () throws(ProjectProblem) -> Result
    ) throws(CommandProblem) -> Result {
        do {
            return try read()
        } catch {
            throw .usage(error.description)
        }
    }
}
