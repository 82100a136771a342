import MockFiles

/// The state of all files that a loading depends on; two equal ones would load the same mocks.
struct InputSurvey: Sendable, Hashable {
    private var stamps: [String: FileStamp] = [:]

    init(_ paths: [String], _ options: InputSettings, _ history: ReadingHistory) {
        for file in WorkloadLoader.discovery(paths, options).files { stamps[file.path] = file.stamp }
        let manifest = try? WorkloadLoader.manifestPath(paths, options)
        for path in history.otherPaths.union([manifest].compactMap { $0 }) { stamps[path] = FileStamp(of: path) }
    }

    /// The stamps of these files in their order.
    func stamps(of files: [String]) -> [FileStamp] {
        files.map { stamps[$0] ?? .absent }
    }
}
