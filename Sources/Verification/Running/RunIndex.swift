/// A plan seen as one list of cases, with what each needs to be run.
struct RunIndex: Sendable {
    /// Where a case stands in the plan, in few bytes: there is one for each case.
    struct Entry: Sendable {
        let mock: Int32
        let suite: Int32
        let position: Int32
        fileprivate(set) var slotNumber: Int32 = -1
        fileprivate(set) var turnNumber: Int32 = -1
        /// Whether it sends one thing to mocks that others borrow, and nothing is held back.
        fileprivate(set) var isPlain = false

        /// The pool's slot whose mocks it borrows; nil where it needs none or its own.
        var slot: Int? { slotNumber < 0 ? nil : Int(slotNumber) }
        /// Its place among the cases of its mock that run one after the other; nil where they need not.
        var turn: Int? { turnNumber < 0 ? nil : Int(turnNumber) }
    }

    /// From this on a case is slow.
    private static let longDelay = Duration.milliseconds(100)
    /// What they came to waits for its turn in memory.
    private static let mostSlow = 256

    let plan: RunPlan
    let entries: [Entry]
    /// The cases that wait for a delay, as far as they can be run before their turn; beside all others, for they do
    /// nothing but wait.
    let slow: [Int]
    /// How many cases borrow each slot.
    let slotUses: [Int]
    /// By mock, for those whose cases run one after the other.
    let gates: [Int: TurnGate]

    init(_ plan: RunPlan) {
        var entries: [Entry] = []
        var slots: [MockPool.Key: Int] = [:]
        var uses: [Int] = []
        var turns: [Int: Int] = [:]
        var slow: [Int] = []
        for (mock, mockPlan) in plan.mocks.enumerated() {
            for (suite, suitePlan) in mockPlan.suites.enumerated() {
                // Most cases ask the mock of the case before.
                var last: (setups: [MockSetup], slot: Int)?
                for position in suitePlan.cases.indices {
                    var entry = Entry(mock: Int32(mock), suite: Int32(suite), position: Int32(position))
                    let demand = suitePlan.cases[position].demand
                    if let demand, !demand.needsOwnMocks {
                        let slot: Int
                        if let last, last.setups == demand.setups {
                            slot = last.slot
                        } else {
                            slot = slots[MockPool.Key(mock: mock, setups: demand.setups), default: uses.count]
                            slots[MockPool.Key(mock: mock, setups: demand.setups)] = slot
                            if slot == uses.count { uses.append(0) }
                            last = (demand.setups, slot)
                        }
                        uses[slot] += 1
                        entry.slotNumber = Int32(slot)
                        entry.isPlain = demand.judgedSteps == 1 && demand.delay == .zero
                    }
                    if mockPlan.captured != nil {
                        entry.turnNumber = Int32(turns[mock, default: 0])
                        turns[mock, default: 0] += 1
                    }
                    if entry.turn == nil, slow.count < Self.mostSlow, let demand, demand.delay >= Self.longDelay {
                        slow.append(entries.count)
                    }
                    entries.append(entry)
                }
            }
        }
        self.plan = plan
        self.entries = entries
        self.slow = slow
        slotUses = uses
        gates = turns.mapValues { _ in TurnGate() }
    }

    func mock(of entry: Entry) -> MockPlan { plan.mocks[Int(entry.mock)] }

    func suite(of entry: Entry) -> SuitePlan { mock(of: entry).suites[Int(entry.suite)] }

    func planned(_ entry: Entry) -> Case { suite(of: entry).cases[Int(entry.position)] }

    /// Cases of one suite that follow each other.
    func cases(_ numbers: Range<Int>) -> ArraySlice<Case> {
        guard let first = numbers.first.map({ entries[$0] }) else { return [] }
        return suite(of: first).cases[Int(first.position)..<Int(first.position) + numbers.count]
    }

    /// Whether a case and the next one are of one kind, so that who runs the first one runs the second, too: both ask the
    /// same mock one thing, or are made together.
    ///
    /// A stranger's server is far away: there each waits on its own.
    func isJoinedToNext(_ number: Int) -> Bool {
        guard number + 1 < entries.count else { return false }
        let (entry, next) = (entries[number], entries[number + 1])
        guard entry.mock == next.mock, entry.suite == next.suite, mock(of: entry).target == nil else { return false }
        return entry.isPlain && next.isPlain && entry.slot == next.slot
            || planned(entry).isMade(with: planned(next))
    }
}
