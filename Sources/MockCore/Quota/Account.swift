package import PostmanModel
import Synchronization

/// The usage of one account, shared by all its mocks and exact under concurrency (B-7.B).
package final class Account: Sendable {
    private let state: Mutex<State>
    /// The kinds that the quota counts, one bit each: every call asks, so it must not cost a lock.
    private let countedKinds: Atomic<UInt8>

    private struct State {
        var quota: Quota
        var used = 0
        var overage = 0
        /// When the running period ends; set by the first look at the clock.
        var resetsAt: Timestamp?
        /// From an earlier process; counts if its period is still running at the first look at the clock.
        var recorded: RecordedUsage?
        /// Up to how many calls the ledger knows already.
        var reserved = 0

        var calls: Int { used + overage }
    }

    /// What became of a call's wish to be counted.
    enum Admission: Sendable, Hashable {
        case admitted
        /// The limit is reached.
        case usedUp
        /// The ledger takes no entry, so the call must not be answered: a later process would not know of it.
        case notKept
    }

    /// How many calls are reserved at once: after a crash the usage is at most so much higher than it was.
    static let blockLength = 64

    private let ledger: (any UsageLedger)?

    /// - Parameters:
    ///   - ledger: learns of calls before they are answered; without one the usage ends with the process.
    ///   - recorded: what the ledger holds of earlier processes.
    package init(quota: Quota = Quota(), ledger: (any UsageLedger)? = nil, recorded: RecordedUsage? = nil) {
        self.ledger = ledger
        state = Mutex(State(quota: quota, recorded: recorded))
        countedKinds = Atomic(quota.countedKinds)
    }

    package var quota: Quota { state.withLock { $0.quota } }

    /// Goes on under another quota; what has been used stays used.
    package func change(to quota: Quota) {
        state.withLock { state in
            if state.quota.resetsAt != quota.resetsAt { state.resetsAt = nil }
            state.quota = quota
            countedKinds.store(quota.countedKinds, ordering: .relaxed)
        }
    }

    func counts(_ kind: CallKind) -> Bool {
        countedKinds.load(ordering: .relaxed) & kind.bit != 0
    }

    /// Takes one call from the quota, or refuses because none is left.
    ///
    /// It is called before the call is answered, so that concurrent calls cannot share the last one; `giveBack` returns
    /// it when the answer turns out to be of a kind that does not count.
    func take(at now: Timestamp) -> Admission {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            let isOverage = state.quota.limit.map { state.used >= $0 } ?? false
            if isOverage, !state.quota.allowsOverage { return .usedUp }
            guard reserveNext(&state) else { return .notKept }
            if isOverage { state.overage += 1 } else { state.used += 1 }
            return .admitted
        }
    }

    /// Tells the ledger of the next call, together with some that may follow, before it counts.
    private func reserveNext(_ state: inout State) -> Bool {
        guard let ledger, state.calls >= state.reserved, let end = state.resetsAt else { return true }
        var block = state.calls + Self.blockLength
        if let limit = state.quota.limit, !state.quota.allowsOverage { block = min(block, max(limit, state.calls + 1)) }
        do throws(UsageNotKept) {
            try ledger.reserve(block, until: end)
        } catch {
            return false
        }
        state.reserved = block
        return true
    }

    func giveBack() {
        state.withLock { state in
            if state.overage > 0 { state.overage -= 1 } else { state.used -= 1 }
        }
    }

    /// What `GET /me` says as `mock_usage` (B-7.16).
    package func usage(at now: Timestamp) -> Usage {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            return Usage(limit: state.quota.limit, used: state.used, overage: state.overage)
        }
    }

    /// What a ledger is to be told when the process ends: how much has been used, to the call.
    package func record(at now: Timestamp) -> RecordedUsage {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            return RecordedUsage(calls: state.calls, periodEnd: state.resetsAt ?? now.startOfNextMonth)
        }
    }

    /// When the count starts again (B-12.12).
    package func periodEnd(at now: Timestamp) -> Timestamp {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            return state.resetsAt ?? now.startOfNextMonth
        }
    }

    private func startPeriodIfDue(_ state: inout State, at now: Timestamp) {
        guard let end = state.resetsAt else {
            let configured = state.quota.resetsAt ?? now.startOfNextMonth
            state.resetsAt = configured > now ? configured : now.startOfNextMonth
            takeOver(&state, at: now)
            return
        }
        guard now >= end else { return }
        state.used = 0
        state.overage = 0
        state.reserved = 0
        state.resetsAt = now.startOfNextMonth
    }

    private func takeOver(_ state: inout State, at now: Timestamp) {
        guard let recorded = state.recorded else { return }
        state.recorded = nil
        guard now < recorded.periodEnd else { return }
        state.used = recorded.calls
        if let limit = state.quota.limit, state.quota.allowsOverage, recorded.calls > limit {
            state.used = limit
            state.overage = recorded.calls - limit
        }
    }
}

extension Quota {
    fileprivate var countedKinds: UInt8 { counts.reduce(0) { $0 | $1.bit } }
}

extension CallKind {
    fileprivate var bit: UInt8 {
        switch self {
        case .matched: 1
        case .unmatched: 2
        case .unauthorized: 4
        case .preflight: 8
        case .serverResponse: 16
        }
    }
}
