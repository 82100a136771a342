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
    }

    package init(quota: Quota = Quota()) {
        state = Mutex(State(quota: quota))
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
    func take(at now: Timestamp) -> Bool {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            guard let limit = state.quota.limit, state.used >= limit else {
                state.used += 1
                return true
            }
            guard state.quota.allowsOverage else { return false }
            state.overage += 1
            return true
        }
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
            return
        }
        guard now >= end else { return }
        state.used = 0
        state.overage = 0
        state.resetsAt = now.startOfNextMonth
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
