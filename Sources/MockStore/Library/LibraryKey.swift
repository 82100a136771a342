package import PostmanModel

/// An API key of a person, as its digest; the key itself is nowhere (product S-10).
package struct LibraryKey: Sendable, Hashable {
    package var person: String
    /// What the person calls it.
    package var name: String?
    package var digest: KeyDigest
    package var createdAt: Timestamp?
    package var isRevoked: Bool
    /// The key with which this one was made; nil for one that was made on the machine itself.
    package var maker: KeyDigest?

    package init(
        person: String, name: String? = nil, digest: KeyDigest, createdAt: Timestamp? = nil, isRevoked: Bool = false,
        maker: KeyDigest? = nil
    ) {
        self.person = person
        self.name = name
        self.digest = digest
        self.createdAt = createdAt
        self.isRevoked = isRevoked
        self.maker = maker
    }
}
