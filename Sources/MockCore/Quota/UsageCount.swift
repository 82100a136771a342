import PostmanModel

/// The calls of one period: how many count, and how many more may be answered without asking the ledger.
struct UsageCount: Sendable {
    var quota: Quota
    /// When the running period ends; nil before the first look at the clock.
    private(set) var periodEnd: Timestamp?
    /// Whether another end has been configured since the last look at the clock.
    private var isEndStale = false
    /// What counts for the whole account: the calls answered, and those that are leased and not used yet.
    private(set) var counted = 0
    /// How many calls of our lease are left.
    private(set) var unused = 0
    /// Calls that were answered without a lease and are not in `counted` yet.
    private(set) var owed = 0
    /// How many of those that count other replicas hold and have not used.
    private var unusedElsewhere = 0
    /// From an earlier process; counts if its period is still running at the first look at the clock.
    private var recorded: RecordedUsage?

    init(quota: Quota, recorded: RecordedUsage?) {
        self.quota = quota
        self.recorded = recorded
    }

    /// How many calls have been answered or are being answered.
    var calls: Int { counted - unused + owed }

    /// Calls within the limit, and those beyond it where overage lets them through (B-7.05).
    var usage: Usage {
        let calls = max(0, calls - unusedElsewhere)
        let overage = quota.limit.map { quota.allowsOverage ? max(0, calls - $0) : 0 } ?? 0
        return Usage(limit: quota.limit, used: calls - overage, overage: overage)
    }

    /// How many calls the ledger may let the account have; nil for any number.
    var bound: Int? { quota.allowsOverage ? nil : quota.limit }

    var isUsedUp: Bool { bound.map { calls >= $0 } ?? false }

    /// How many calls to ask the ledger for, so that `lease` are at hand; 0 where it has given all there are.
    func missing(from lease: Int) -> Int {
        min(lease - unused, bound.map { $0 - counted } ?? .max)
    }

    mutating func change(to quota: Quota) {
        if quota.resetsAt != self.quota.resetsAt { isEndStale = true }
        self.quota = quota
    }

    /// - Returns: when the running period ends (B-12.12).
    @discardableResult
    mutating func startPeriodIfDue(at now: Timestamp) -> Timestamp {
        guard let end = periodEnd, !isEndStale else {
            let configured = quota.resetsAt ?? now.startOfNextMonth
            let end = configured > now ? configured : now.startOfNextMonth
            periodEnd = end
            isEndStale = false
            if let recorded, now < recorded.periodEnd { counted = recorded.calls }
            recorded = nil
            return end
        }
        guard now >= end else { return end }
        let next = now.startOfNextMonth
        (counted, unused, unusedElsewhere, periodEnd) = (0, 0, 0, next)
        return next
    }

    /// Counts a call that no lease covers.
    mutating func add() { counted += 1 }

    /// Counts a call of the lease.
    mutating func use() { unused -= 1 }

    /// A lease that was granted for this period.
    mutating func add(_ lease: UsageLease) {
        counted = lease.counted
        unused += lease.calls
        owed -= lease.entered
    }

    /// Counts a call that a lease is to cover later.
    mutating func owe() { owed += 1 }

    /// Takes what the ledger counts for all replicas, and how much of it the others have not used.
    mutating func learn(counted: Int, unusedElsewhere: Int) {
        self.counted = max(counted, unused)
        self.unusedElsewhere = unusedElsewhere
    }

    /// Uncounts a call, unless its period has ended since.
    ///
    /// - Parameter isLeased: whether it goes back to the lease.
    mutating func giveBack(isLeased: Bool) {
        guard calls > 0 else { return }
        if isLeased { unused += 1 } else { counted -= 1 }
    }
}
