import MockCore
import PostmanModel
import Synchronization

/// The mocks of one collection that run: others that differ only in who may call and how often share their index.
final class CompiledMocks: Sendable {
    private struct Running {
        /// What nobody runs any more need not be kept.
        weak var mock: Mock?
    }

    private let running = Mutex<[Running]>([])

    /// - Parameter definition: that of the collection, under any configuration.
    func mock(_ definition: MockDefinition, _ account: Account) -> Mock {
        // Whoever comes while one is compiled waits for it, for it may be the one that is wanted.
        running.withLock { running in
            running.removeAll { $0.mock == nil }
            for mock in running.lazy.compactMap(\.mock) {
                if let same = mock.reconfigured(as: definition.configuration, account: account) { return same }
            }
            let mock = Mock(definition, account: account, keeping: .recent)
            running.append(Running(mock: mock))
            return mock
        }
    }
}
