import MockCore
import PostmanModel
import Synchronization

/// The keys that browsers have signed in with, by their session. They end with the process, and a revoked key is good
/// for nothing from then on, as everywhere.
final class SignedInKeys: Sendable {
    /// Beyond that all sign in again; a session costs whoever makes them nothing.
    private static let most = 10_000

    private let keys = Mutex<[String: KeyDigest]>([:])

    func add(_ key: KeyDigest, to session: String) {
        keys.withLock { keys in
            if keys.count >= Self.most { keys.removeAll() }
            keys[session] = key
        }
    }

    func key(of session: String) -> KeyDigest? { keys.withLock { $0[session] } }
}
