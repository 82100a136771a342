import Linting
package import MockFiles
import PostmanModel
package import Verification

/// What a command works on: the mocks of a project, and the servers of others that are judged in the place of some.
@dynamicMemberLookup
package struct Workload: Sendable {
    package var project = Project()
    /// By the name of the mock.
    package var targets: [String: Target] = [:]
    /// The options that said how to read and mock the files.
    var inputArguments: [String] = []
    /// What requests to targets carry besides secret variables.
    package var targetSecrets: [Secret] = []

    package init() {}

    /// - Throws: `CommandProblem` where an option, the environment or the manifest cannot be used.
    package static func load(_ paths: [String], _ settings: InputSettings) throws -> Workload {
        var history = ReadingHistory()
        return try load(paths, settings, &history)
    }

    /// Loads again, reading only files that have changed since the history was made.
    package static func load(_ paths: [String], _ settings: InputSettings, _ history: inout ReadingHistory) throws
        -> Workload
    {
        var workload = Workload()
        workload.inputArguments = try settings.repeated()
        let options = try settings.options()
        workload.project = try CommandProblem.reading { () throws(ProjectProblem) in
            try ProjectLoader.load(paths, options, &history)
        }
        return workload
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<Project, Value>) -> Value {
        get { project[keyPath: path] }
        set { project[keyPath: path] = newValue }
    }

    /// Somebody else's server that is judged in place of a mock; nil for a mock of our own.
    func target(of mock: LoadedMock) -> Target? { targets[mock.name] }

    /// Values of secret variables, which no report may show.
    package var secrets: [Secret] {
        project.mocks.flatMap { $0.collection.variables + ($0.environment?.variables ?? []) }.filter(\.isSecret)
            .compactMap { variable in variable.value.map { Secret($0, named: variable.key) } } + targetSecrets
    }
}
