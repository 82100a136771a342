/// A plan seen as one list of cases, with what each needs to be run.
struct RunIndex: Sendable {
    /// Where a case stands in the plan.
    struct Entry: Sendable {
        var mock: Int
        var suite: Int
        var position: Int
        /// The pool's slot whose mocks it borrows; nil where it needs none or its own.
        var slot: Int?
        /// Its place among the cases of its mock that run one after the other; nil where they need not.
        var turn: Int?
    }

    let plan: RunPlan
    let entries: [Entry]
    /// How many cases borrow each slot.
    let slotUses: [Int]
    /// By mock, for those whose cases run one after the other.
    let gates: [Int: TurnGate]

    init(_ plan: RunPlan) {
        var entries: [Entry] = []
        var slots: [MockPool.Key: Int] = [:]
        var uses: [Int] = []
        var turns: [Int: Int] = [:]
        for (mock, mockPlan) in plan.mocks.enumerated() {
            for (suite, suitePlan) in mockPlan.suites.enumerated() {
                for (position, planned) in suitePlan.cases.enumerated() {
                    var entry = Entry(mock: mock, suite: suite, position: position)
                    if case .run(let scenario) = planned.work, !scenario.needsOwnMocks {
                        let slot = slots[MockPool.Key(mock: mock, setups: scenario.setups), default: uses.count]
                        if slot == uses.count {
                            slots[MockPool.Key(mock: mock, setups: scenario.setups)] = slot
                            uses.append(0)
                        }
                        uses[slot] += 1
                        entry.slot = slot
                    }
                    if mockPlan.captured != nil {
                        entry.turn = turns[mock, default: 0]
                        turns[mock, default: 0] += 1
                    }
                    entries.append(entry)
                }
            }
        }
        self.plan = plan
        self.entries = entries
        slotUses = uses
        gates = turns.mapValues { _ in TurnGate() }
    }

    func suite(of entry: Entry) -> SuitePlan { plan.mocks[entry.mock].suites[entry.suite] }

    func planned(_ entry: Entry) -> Case { plan.mocks[entry.mock].suites[entry.suite].cases[entry.position] }
}

extension Scenario {
    /// Whether it changes or reads what others would see: a quota, a rate limit, the clock, the usage.
    var needsOwnMocks: Bool {
        setups.contains(where: \.isStateful)
            || steps.contains { step in
                switch step {
                case .advance, .contest, .usage: true
                case .exchange, .conversation, .burst: false
                }
            }
    }
}
