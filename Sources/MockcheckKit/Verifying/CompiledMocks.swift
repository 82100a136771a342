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

    func mock(
        _ configuration: MockConfiguration, _ account: Account, compile: (MockConfiguration) -> Mock
    ) -> Mock {
        let like = running.withLock { running in
            running.removeAll { $0.mock == nil }
            return running.compactMap(\.mock)
        }
        for mock in like {
            if let same = mock.reconfigured(as: configuration, account: account) { return same }
        }
        let mock = compile(configuration)
        running.withLock { $0.append(Running(mock: mock)) }
        return mock
    }
}
