/// The usage limit of an account, shared by all its mocks (B-7.03).
package struct Quota: Sendable, Hashable {
    /// Calls per period; nil is unlimited.
    package var limit: Int?
    /// The end of the running period; nil means the first day of the next month, 00:00 UTC (B-12.12).
    package var resetsAt: Timestamp?
    /// Whether calls beyond the limit go on and are counted as overage (B-7.05).
    package var allowsOverage: Bool
    package var counts: Set<CallKind>

    package init(
        limit: Int? = nil, resetsAt: Timestamp? = nil, allowsOverage: Bool = false,
        counts: Set<CallKind> = [.matched, .unmatched, .serverResponse]
    ) {
        self.limit = limit
        self.resetsAt = resetsAt
        self.allowsOverage = allowsOverage
        self.counts = counts
    }
}

/// The kinds of calls that a quota may or may not count (B-7.07).
package enum CallKind: String, Sendable, Hashable, CaseIterable {
    case matched, unmatched, unauthorized, preflight, serverResponse
}

/// How much of a quota is gone, as `mock_usage` of `GET /me` says it (B-7.16).
package struct Usage: Sendable, Hashable {
    package var limit: Int?
    package var used: Int
    package var overage: Int

    package init(limit: Int?, used: Int, overage: Int) {
        self.limit = limit
        self.used = used
        self.overage = overage
    }
}
