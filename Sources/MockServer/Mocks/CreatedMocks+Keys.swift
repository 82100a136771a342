package import MockStore
package import PostmanModel

/// The keys that people made, and the mocks that these open.
extension CreatedMocks {
    /// Makes a key for a person, which opens all mocks that are shared with them, and is seen this once.
    ///
    /// - Parameter maker: The key of whoever asks for it, with which it will be revoked.
    package func makeKey(
        for person: String, named name: String?, maker: KeyDigest? = nil
    ) throws(MakingProblem) -> String {
        try attempt { () throws(MakingProblem) in
            let now = time.now()
            let key = try change { content in content.makeKey(for: person, named: name, maker: maker, at: now) }
            refreshAccess()
            return key
        }
    }

    /// The keys of the library that are in force.
    var keysInForce: Set<KeyDigest> {
        library.content.keysInForce(besides: Set(settings.values.rules.people.flatMap(\.keys)))
    }

    /// A key that is in force here no longer.
    package struct Revocation: Sendable {
        package var key: LibraryKey
        /// Why another replica may still take it; nil where none does.
        package var pending: String?
    }

    /// Returns when no replica takes the key any more, or when one has not said so for some seconds.
    ///
    /// - Parameter fingerprint: the first characters of the key's SHA-256.
    package func revokeKey(_ fingerprint: String) throws(MakingProblem) -> Revocation {
        let key = try attempt { () throws(MakingProblem) in
            let key = try change { content in try content.revokeKey(fingerprint) }
            refreshAccess()
            return key
        }
        return Revocation(key: key, pending: library.waitForReplicas())
    }

    /// Private mocks know their keys; all get the new ones in one step.
    func refreshAccess() {
        noteKeys()
        let (entries, directory, rules) = (library.content.mocks, registry.directory, rules)
        var changed: [String: ServedMock] = [:]
        for entry in entries where entry.isPrivate {
            guard let old = directory[entry.id] else { continue }
            let configuration = configuration(of: entry, under: old.definition.configuration, rules)
            if configuration != old.definition.configuration {
                changed[entry.id] = old.reconfigured(as: configuration)
            }
        }
        let news = changed
        if !news.isEmpty { registry.update { mocks in mocks = mocks.map { news[$0.id] ?? $0 } } }
    }

    /// Keys that are not in force any more are still no business of a log's.
    func noteKeys() {
        keys.take(Set(settings.values.rules.people.flatMap(\.keys) + library.content.keys.map(\.digest)))
    }
}
