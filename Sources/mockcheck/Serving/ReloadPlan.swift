import MockCore
import MockServer

/// What a new loading means for the mocks that are served: which are new, changed, gone, or to be left alone.
struct ReloadPlan {
    enum Step {
        /// Serve it under the address of the mock that was served for it.
        case replace(ServedMock, by: LoadedMock)
        case add(LoadedMock)
        /// The collection is gone; whoever calls is told so (B-2.08).
        case deactivate(ServedMock)
        /// Its file is broken: the version from before goes on.
        case keep(ServedMock)
    }

    private(set) var steps: [Step] = []

    /// - Parameter served: the mocks that were read from files, by the key of their origin.
    init(served: [String: ServedMock], workload: Workload) {
        let broken = workload.brokenFiles.map(\.path)
        var gone = served
        var unknown: [LoadedMock] = []
        func pair(_ mock: ServedMock, _ loaded: LoadedMock) {
            // A folder with one broken file could be served without it; half a change is no change.
            let isBroken = Self.isBroken(loaded.collection.file, broken)
            steps.append(isBroken ? .keep(mock) : .replace(mock, by: loaded))
        }
        for loaded in workload.mocks {
            if let mock = gone.removeValue(forKey: loaded.key) { pair(mock, loaded) } else { unknown.append(loaded) }
        }
        // A renamed entry of the manifest and a renamed file are still the same mock.
        for loaded in unknown {
            let kin =
                gone.first { $1.definition.collection.file == loaded.collection.file }
                ?? gone.first { $1.id == loaded.id }
            guard let kin else {
                steps.append(.add(loaded))
                continue
            }
            gone[kin.key] = nil
            pair(kin.value, loaded)
        }
        for mock in gone.values.sorted(by: { $0.slug < $1.slug }) {
            if Self.isBroken(mock.definition.collection.file, broken) {
                steps.append(.keep(mock))
            } else if mock.isActive {
                steps.append(.deactivate(mock))
            }
        }
    }

    private static func isBroken(_ file: String, _ broken: [String]) -> Bool {
        broken.contains { $0 == file || $0.hasPrefix(file + "/") }
    }
}
