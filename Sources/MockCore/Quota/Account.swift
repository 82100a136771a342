import Synchronization

/// The usage of one account, shared by all its mocks and exact under concurrency (B-7.B).
package final class Account: Sendable {
    package let quota: Quota
    private let state: Mutex<State>

    private struct State {
        var used = 0
        var overage = 0
        /// When the running period ends; set by the first look at the clock.
        var resetsAt: Timestamp?
    }

    package init(quota: Quota = Quota()) {
        self.quota = quota
        state = Mutex(State())
    }

    /// Takes one call from the quota, or refuses because none is left.
    ///
    /// It is called before the call is answered, so that concurrent calls cannot share the last one; `giveBack` returns
    /// it when the answer turns out to be of a kind that does not count.
    func take(at now: Timestamp) -> Bool {
        state.withLock { state in
            startPeriodIfDue(&state, at: now)
            guard let limit = quota.limit, state.used >= limit else {
                state.used += 1
                return true
            }
            guard quota.allowsOverage else { return false }
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
            return Usage(limit: quota.limit, used: state.used, overage: state.overage)
        }
    }

    private func startPeriodIfDue(_ state: inout State, at now: Timestamp) {
        guard let end = state.resetsAt else {
            let configured = quota.resetsAt ?? now.startOfNextMonth
            state.resetsAt = configured > now ? configured : now.startOfNextMonth
            return
        }
        guard now >= end else { return }
        state.used = 0
        state.overage = 0
        state.resetsAt = now.startOfNextMonth
    }
}
