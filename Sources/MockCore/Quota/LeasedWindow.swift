import PostmanModel

/// What one replica knows of a window that several fill, and what it may still answer of it.
struct LeasedWindow: Sendable {
    private(set) var end = Timestamp(milliseconds: 0)
    /// What counts for all replicas.
    private var taken = 0
    /// Calls of our leases that are left.
    private(set) var unused = 0
    /// Whether the ledger had no more to lend.
    private(set) var isFull = false
    /// When the ledger was heard of last.
    private var heard = Timestamp(milliseconds: 0)

    func isRunning(at now: Timestamp) -> Bool { now < end }

    func isOlder(than milliseconds: Int64, at now: Timestamp) -> Bool {
        now.milliseconds - heard.milliseconds >= milliseconds
    }

    mutating func add(_ lease: RateLease, needed: Int, at now: Timestamp) {
        heard = now
        let end = lease.end ?? Timestamp(milliseconds: 0)
        if end != self.end { unused = 0 }
        self.end = end
        taken = lease.taken
        unused += lease.calls
        isFull = needed > 0 ? lease.calls < needed : isFull && lease.calls == 0
    }

    /// Answers a call of the lease, or refuses because the window is full; nil where neither is known.
    mutating func take(_ rate: RateLimit) -> RateStanding? {
        if unused > 0 {
            unused -= 1
            return standing(rate, .within)
        }
        return isFull ? standing(rate, .full) : nil
    }

    /// The calls of the lease are nobody's now.
    mutating func forget() { unused = 0 }

    func sight(_ rate: RateLimit, at now: Timestamp) -> RateStanding {
        guard isRunning(at: now) else {
            let end = now.advanced(bySeconds: rate.windowSeconds)
            return RateStanding(verdict: .within, remaining: rate.limit, reset: end.seconds)
        }
        return standing(rate, .within)
    }

    /// What the others have taken ahead does not remain.
    private func standing(_ rate: RateLimit, _ verdict: RateStanding.Verdict) -> RateStanding {
        RateStanding(verdict: verdict, remaining: max(0, rate.limit - taken + unused), reset: end.seconds)
    }
}

/// How fast calls come, for how many of them to take ahead.
struct RateDemand: Sendable {
    /// In milliseconds.
    private static let slot: Int64 = 100
    /// So many calls in a slot are slow enough to ask for each.
    private static let slow = 10
    private static let most = 60

    private var number: Int64 = 0
    private var calls = 0
    private var callsBefore = 0
    private var last: Int64 = 0

    mutating func note(_ now: Timestamp) {
        last = now.milliseconds
        let current = last / Self.slot
        if current != number {
            callsBefore = current == number + 1 ? calls : 0
            (number, calls) = (current, 0)
        }
        calls += 1
    }

    /// As many as came in half of the last slot.
    var ahead: Int { callsBefore < Self.slow ? 0 : min(Self.most, callsBefore / 2) }

    func isIdle(for milliseconds: Int64, at now: Timestamp) -> Bool { now.milliseconds - last >= milliseconds }
}
