package import PostmanModel

/// Where the windows of rate limits are kept that several replicas fill together (product section 11).
///
/// It lends calls of the running window: those of a lease count from the moment it is granted, whoever fails after that,
/// until they are given back or the window ends.
package protocol RateLedger: Sendable {
    /// A name for one who asks, which nobody has had before.
    func newHolder() -> String

    /// Asks, and returns at once; the answer comes by a call of `grant`: once, on any thread, after this has returned, and
    /// within a time that a client can be made to wait. One holder asks one thing at a time.
    ///
    /// - Parameter usage: what the account of the mock asks its own ledger in the same step; it is answered before `grant`.
    func lease(
        _ request: RateRequest, along usage: UsageAsking?,
        grant: @escaping @Sendable (Result<RateLease, UsageNotKept>) -> Void)

    /// Does something as soon as what was asked is on its way.
    func whenAsked(_ work: @escaping @Sendable () -> Void)

    /// Works later, on any thread.
    func after(milliseconds: Int64, _ work: @escaping @Sendable () -> Void)

    /// By the clock that all replicas go by.
    func now() -> Timestamp
}

/// What a mock asks of the ledger of its windows.
package struct RateRequest: Sendable, Hashable {
    package var holder: String
    /// Counts the requests of the holder, from 1.
    package var number: Int
    /// The last of them whose answer has come: what a later one was granted, nobody uses.
    package var heard: Int
    /// The same for all replicas of a mock.
    package var window: String
    package var rate: RateLimit
    /// How many calls wait for an answer. Where there is none and no window is running, none begins.
    package var needed = 0
    /// How many more at most, for calls that are to come; fewer near the limit.
    package var ahead = 0
    /// Calls of earlier leases that are given back, and the end of their window.
    package var returned = 0
    package var returnedEnd = Timestamp(milliseconds: 0)

    var wantsCalls: Bool { needed > 0 || ahead > 0 }

    package init(holder: String, number: Int, heard: Int, window: String, rate: RateLimit) {
        self.holder = holder
        self.number = number
        self.heard = heard
        self.window = window
        self.rate = rate
    }
}

/// Calls of a window that may be answered, for they are counted already.
package struct RateLease: Sendable, Hashable {
    /// How many; fewer than are needed where the window is full.
    package var calls: Int
    /// What counts in the window for all replicas, these calls included.
    package var taken: Int
    /// Nil where no window is running.
    package var end: Timestamp?

    package init(calls: Int, taken: Int, end: Timestamp?) {
        self.calls = calls
        self.taken = taken
        self.end = end
    }
}
