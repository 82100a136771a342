package import MockFiles
import PostmanModel
import Verification

/// Which of the mocks that were loaded a command works on.
extension Workload {
    /// - Throws: where there is no mock to work on: the `ExitStatus` of files that cannot be used, or a
    ///   `CommandProblem` where there is no collection. What was said of the files is written first.
    package func requireMocks(of paths: [String]) throws {
        guard self.mocks.isEmpty else { return }
        for diagnostic in self.diagnostics where diagnostic.severity > .note {
            StandardError.write(diagnostic: diagnostic)
        }
        guard self.brokenFiles.isEmpty else { throw ExitStatus.unusableInput }
        throw CommandProblem(status: .nothingSelected, description: EmptyInput.remedy(for: paths))
    }

    /// Leaves out the mocks of other accounts than the first, with a word for each.
    package mutating func keepOneAccount(command: String) {
        for diagnostic in project.keepOneAccount(command: command) { StandardError.write(diagnostic: diagnostic) }
    }

    /// The one mock that is meant.
    ///
    /// - Parameter name: nil where the path leads to one mock only.
    /// - Throws: `ExitStatus` or `CommandProblem` where none or several are.
    package func mock(named name: String?, of path: String) throws -> LoadedMock {
        guard !self.mocks.isEmpty else {
            guard self.brokenFiles.isEmpty else { throw ExitStatus.unusableInput }
            throw CommandProblem(
                status: .nothingSelected,
                description: "no collection in \(path); name a file or directory that holds one")
        }
        let names = self.mocks.map { TerminalText.oneLine($0.name) }.joined(separator: ", ")
        if let name {
            if let chosen = self.mocks.first(where: { $0.name == name }) { return chosen }
            throw CommandProblem.usage("unknown mock '\(name)'; the mocks are \(names)")
        }
        guard self.mocks.count == 1 else {
            throw CommandProblem.usage("\(path) leads to several mocks; choose with --mock: \(names)")
        }
        return self.mocks[0]
    }
}
