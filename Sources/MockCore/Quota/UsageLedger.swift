package import PostmanModel

/// Where the usage of an account is kept, so that no count is lost with the process (product S-5, section 11).
///
/// It lends calls: those of a lease count as used from the moment it is granted, whoever fails after that, until they are
/// given back. So an account answers out of a lease that it holds already.
package protocol UsageLedger: Sendable {
    /// Asks for a lease, and returns at once.
    ///
    /// An event loop asks, which can wait for nothing; so the answer comes by a call of `grant`: once, on any thread,
    /// after this has returned, and within a time that a client can be made to wait, for there may be one who does.
    func lease(
        _ request: UsageRequest, grant: @escaping @Sendable (Result<UsageLease, UsageNotKept>) -> Void)

    /// Does something as soon as what was asked is on its way.
    func whenAsked(_ work: @escaping @Sendable () -> Void)

    /// The last word of an account that ends in good order: what it has used, to the call.
    ///
    /// - Parameters:
    ///   - unused: calls of its leases that nobody has used; they go back.
    ///   - owed: calls of the usage that no lease has covered.
    func settle(_ usage: RecordedUsage, unused: Int, owed: Int) async throws(UsageNotKept)

    /// Whether an account without a limit goes on while there is no lease, and has its calls entered later.
    var answersUnlimited: Bool { get }
}

extension UsageLedger {
    package var answersUnlimited: Bool { false }

    package func whenAsked(_ work: @escaping @Sendable () -> Void) { work() }
}

/// What an account asks of its ledger.
package struct UsageRequest: Sendable, Hashable {
    /// How many calls at most.
    package var calls: Int
    package var periodEnd: Timestamp
    /// What the account knows to be counted in the period, its leases included; with this the count goes on where the
    /// period is given another end.
    package var counted: Int
    /// How many calls the whole account may have in the period; nil for any number.
    package var limit: Int?
    /// Calls that were answered without a lease, to be entered before any are lent.
    package var owed: Int

    package init(calls: Int, periodEnd: Timestamp, counted: Int, limit: Int?, owed: Int = 0) {
        self.calls = calls
        self.periodEnd = periodEnd
        self.counted = counted
        self.limit = limit
        self.owed = owed
    }
}

/// What an account asks of its ledger, and who is told what becomes of it.
package struct UsageAsking: Sendable {
    package let request: UsageRequest
    package let grant: @Sendable (Result<UsageLease, UsageNotKept>) -> Void

    package init(_ request: UsageRequest, grant: @escaping @Sendable (Result<UsageLease, UsageNotKept>) -> Void) {
        self.request = request
        self.grant = grant
    }
}

/// Calls that may be answered, for they are counted already.
package struct UsageLease: Sendable, Hashable {
    /// How many; 0 where the limit is reached.
    package var calls: Int
    /// What the ledger counts for the whole account in the period, these calls included.
    package var counted: Int
    /// How many of the calls that were owed are among those.
    package var entered: Int

    package init(calls: Int, counted: Int, entered: Int = 0) {
        self.calls = calls
        self.counted = counted
        self.entered = entered
    }
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
