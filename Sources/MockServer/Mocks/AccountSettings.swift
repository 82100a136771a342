import PostmanModel
import Synchronization

/// What the user's files and flags say about the account, as they were read last.
final class AccountSettings: Sendable {
    struct Values: Sendable, Hashable {
        /// The people and their keys in force.
        var rules: AccessRules
        /// What holds for all mocks of the account.
        var common: MockConfiguration
    }

    private let state: Mutex<Values>

    init(_ values: Values) {
        state = Mutex(values)
    }

    var values: Values { state.withLock { $0 } }

    func take(_ values: Values) { state.withLock { $0 = values } }
}
