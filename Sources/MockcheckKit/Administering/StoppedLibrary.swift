import MockServer
package import MockStore

/// What was made in a state directory that no server works on.
package struct StoppedLibrary {
    let path: String

    package init(path: String) {
        self.path = path
    }

    /// - Throws: `CommandProblem` where it cannot be read.
    package func content() throws -> LibraryContent {
        do throws(StateProblem) {
            return try Library.content(of: path)
        } catch {
            throw CommandProblem.usage("\(error)")
        }
    }

    /// - Returns: the key itself, which is kept nowhere.
    package func makeKey(for person: String, named name: String?) throws -> String {
        try change { content in content.makeKey(for: person, named: name, at: SystemTime().now()) }
    }

    package func revokeKey(_ fingerprint: String) throws {
        try change { content in
            do throws(UnclearFingerprint) {
                _ = try content.revokeKey(fingerprint)
            } catch {
                throw CommandProblem.usage(
                    "\(error.isAmbiguous ? "more than one key" : "no key") has the fingerprint '\(fingerprint)'; "
                        + "mockcheck keys list names all")
            }
        }
    }

    /// A server that starts meanwhile is refused.
    private func change<Result: Sendable>(_ edit: (inout LibraryContent) throws -> Result) throws -> Result {
        do {
            return try Library(in: StateDirectory(path: path)).change(edit)
        } catch let problem as StateProblem {
            throw CommandProblem.usage("\(problem)")
        }
    }
}
