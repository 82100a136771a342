/// Who may call a mock (B-3).
package enum AccessPolicy: Sendable, Hashable {
    /// A public mock: a key is neither asked for nor looked at.
    case anyone
    /// A private mock: `x-api-key` must hold one of these keys.
    case keys([KeyGrant])
}

/// What the holder of one API key may do with one mock.
package struct KeyGrant: Sendable, Hashable {
    package enum Right: Sendable, Hashable {
        case call
        /// A known person without a share of the collection: 403 (B-3.09).
        case none
    }

    package var digest: KeyDigest
    package var right: Right

    package init(digest: KeyDigest, right: Right = .call) {
        self.digest = digest
        self.right = right
    }
}
