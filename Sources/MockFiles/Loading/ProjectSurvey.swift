/// The state of all files that a loading depends on; two equal ones would load the same mocks.
package struct ProjectSurvey: Sendable, Hashable {
    private var stamps: [String: FileStamp] = [:]

    package init(_ paths: [String], _ options: ProjectOptions, _ history: ReadingHistory) {
        let files = ProjectFiles(paths, options)
        for file in files.discovery.files { stamps[file.path] = file.stamp }
        let others = Array(history.otherPaths) + [files.manifests.outermost].compactMap { $0 }
        for path in others { stamps[path] = FileStamp(of: path) }
    }

    /// The files as they were when they were read.
    package init(asRead history: ReadingHistory) {
        stamps = history.stamps
    }
}
