package import PostmanModel

/// Where the usage of an account is kept, so that no count is lost with the process (product S-5).
package protocol UsageLedger: Sendable {
    /// Makes sure that whoever reads the ledger later finds at least so many calls of the period.
    ///
    /// It returns when that holds, even if the machine fails the moment after.
    func reserve(_ calls: Int, until periodEnd: Timestamp) throws(UsageNotKept)
}

/// Why the ledger cannot take an entry, as a lower-case fragment.
package struct UsageNotKept: Error, Sendable, Hashable {
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// What a ledger says of the period that was running when it was written.
package struct RecordedUsage: Sendable, Hashable {
    package var calls: Int
    package var periodEnd: Timestamp

    package init(calls: Int, periodEnd: Timestamp) {
        self.calls = calls
        self.periodEnd = periodEnd
    }
}
