import Synchronization

/// Keys on their way from the form that made them to the page that shows them, once.
final class OneTimeKeys: Sendable {
    private struct Place: Hashable {
        let session: String
        let mock: String
    }

    /// Beyond that they are forgotten: a key that nobody has looked at can be replaced.
    private static let most = 1000

    private let keys = Mutex<[Place: String]>([:])

    func add(_ key: String, of mock: String, to session: String) {
        keys.withLock { keys in
            if keys.count >= Self.most { keys.removeAll() }
            keys[Place(session: session, mock: mock)] = key
        }
    }

    /// Nil from the second time on.
    func take(_ mock: String, of session: String) -> String? {
        keys.withLock { $0.removeValue(forKey: Place(session: session, mock: mock)) }
    }
}
