import MockFiles

/// The state of all files that a loading depends on; two equal ones would load the same mocks.
package struct InputSurvey: Sendable, Hashable {
    private var stamps: [String: FileStamp] = [:]

    package init(_ paths: [String], _ options: InputSettings, _ history: ReadingHistory) {
        for file in WorkloadLoader.discovery(paths, options).files { stamps[file.path] = file.stamp }
        let manifest = try? WorkloadLoader.manifestPath(paths, options)
        for path in Array(history.otherPaths) + [manifest].compactMap({ $0 }) { stamps[path] = FileStamp(of: path) }
    }

    /// The files as they were when they were read.
    package init(asRead history: ReadingHistory) {
        stamps = history.stamps
    }
}
