import Synchronization

/// Starts mocks once for all scenarios that can share them, and stops them behind the last of these.
final class MockPool: Sendable {
    /// Which scenarios share: those of one collection with equal setups.
    struct Key: Hashable {
        var mock: Int
        var setups: [MockSetup]
    }

    private typealias Waiter = CheckedContinuation<Result<any RunningMocks, any Error>, Never>

    private enum Phase {
        case idle
        case starting([Waiter])
        case started(Result<any RunningMocks, any Error>)
        case stopped
    }

    private struct Slot {
        var phase = Phase.idle
        /// How many scenarios have not given the mocks back.
        var usesLeft: Int

        /// What a borrower has to do.
        enum Claim {
            case start
            case wait
            case result(Result<any RunningMocks, any Error>)
        }

        mutating func claim() -> Claim {
            switch phase {
            case .idle:
                phase = .starting([])
                return .start
            case .starting: return .wait
            case .started(let result): return .result(result)
            case .stopped: return .result(.failure(CancellationError()))
            }
        }

        /// Puts a borrower in the queue, or returns what it need not wait for any more.
        mutating func join(_ waiter: Waiter) -> Result<any RunningMocks, any Error>? {
            switch phase {
            case .starting(let waiters):
                phase = .starting(waiters + [waiter])
                return nil
            case .started(let result): return result
            case .idle, .stopped: return .failure(CancellationError())
            }
        }

        /// Ends the start and returns who waited for it.
        mutating func settle(_ result: Result<any RunningMocks, any Error>) -> [Waiter] {
            defer { phase = .started(result) }
            if case .starting(let waiters) = phase { return waiters }
            return []
        }

        mutating func takeRunning() -> (any RunningMocks)? {
            defer { phase = .stopped }
            if case .started(.success(let mocks)) = phase { return mocks }
            return nil
        }
    }

    private let slots: Mutex<[Slot]>

    /// `uses` says for each slot how many scenarios will borrow it.
    init(uses: [Int]) {
        slots = Mutex(uses.map { Slot(usesLeft: $0) })
    }

    /// The mocks of a slot: started now, or by someone else; a start that failed is not tried again.
    func borrow(
        _ slot: Int, start: () async throws -> any RunningMocks
    ) async -> Result<any RunningMocks, any Error> {
        let claim = slots.withLock { slots in slots[slot].claim() }
        switch claim {
        case .result(let result): return result
        case .wait: return await join(slot)
        case .start:
            let result: Result<any RunningMocks, any Error>
            do {
                result = .success(try await start())
            } catch {
                result = .failure(error)
            }
            let waiters = slots.withLock { slots in slots[slot].settle(result) }
            for waiter in waiters { waiter.resume(returning: result) }
            return result
        }
    }

    /// Waits for whoever starts the slot.
    private func join(_ slot: Int) async -> Result<any RunningMocks, any Error> {
        await withCheckedContinuation { waiter in
            let settled: Result<any RunningMocks, any Error>? = slots.withLock { slots in slots[slot].join(waiter) }
            if let settled { waiter.resume(returning: settled) }
        }
    }

    /// Gives the mocks back, for so many scenarios; the last one stops them.
    func giveBack(_ slot: Int, uses: Int = 1) async {
        let unused: (any RunningMocks)? = slots.withLock { slots in
            slots[slot].usesLeft -= uses
            return slots[slot].usesLeft > 0 ? nil : slots[slot].takeRunning()
        }
        await unused?.stop()
    }

    /// Stops what still runs, at the end of a run that ended early.
    func stopAll() async {
        let running = slots.withLock { slots in slots.indices.compactMap { slots[$0].takeRunning() } }
        for mocks in running { await mocks.stop() }
    }
}
