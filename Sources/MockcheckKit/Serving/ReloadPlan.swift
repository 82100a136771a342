import MockFiles
import MockServer
import PostmanModel

/// What a new loading means for the mocks that are served: which are new, changed, gone, or to be left alone.
struct ReloadPlan {
    enum Step {
        /// Serve it under the address of the mock that was served for it.
        case replace(ServedMock, by: LoadedMock)
        case add(LoadedMock)
        /// The collection is gone; whoever calls is told so (B-2.08).
        case deactivate(ServedMock)
        /// The manifest names it no longer, though the collection is still there.
        case remove(ServedMock)
        /// Its file is broken: the version from before goes on.
        case keep(ServedMock)
    }

    private(set) var steps: [Step] = []

    /// The mocks for which nothing new has been found yet.
    private var unclaimed: [ServedMock]
    private let brokenFiles: [String]

    /// - Parameter served: the mocks that were read from files, in their order.
    init(served: [ServedMock], workload: Workload) {
        unclaimed = served
        brokenFiles = workload.brokenFiles.map(\.path)
        let strangers = workload.mocks.filter { loaded in !claim(loaded) { $0.origin == .files(key: loaded.key) } }
        // A renamed entry of the manifest and a renamed file are still the same mock.
        for loaded in strangers {
            let isKnown =
                claim(loaded) { $0.definition.collection.file == loaded.collection.file }
                || claim(loaded) { $0.id == loaded.id }
            if !isKnown { steps.append(.add(loaded)) }
        }
        let files = Set(workload.mocks.map(\.collection.file))
        for mock in unclaimed {
            let file = mock.definition.collection.file
            if isBroken(file) {
                steps.append(.keep(mock))
            } else if files.contains(file) {
                steps.append(.remove(mock))
            } else if mock.isActive {
                steps.append(.deactivate(mock))
            }
        }
    }

    /// Pairs a loaded mock with the first one served that fits; false where none does.
    private mutating func claim(_ loaded: LoadedMock, _ fits: (ServedMock) -> Bool) -> Bool {
        guard let place = unclaimed.firstIndex(where: fits) else { return false }
        let mock = unclaimed.remove(at: place)
        // A folder with one broken file could be served without it; but half a change is not a change.
        steps.append(isBroken(loaded.collection.file) ? .keep(mock) : .replace(mock, by: loaded))
        return true
    }

    private func isBroken(_ file: String) -> Bool {
        brokenFiles.contains { $0 == file || $0.hasPrefix(file + "/") }
    }
}
