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

    /// From this on a case is slow.
    private static let longDelay = Duration.milliseconds(100)
    /// What they came to waits for its turn in memory.
    private static let mostSlow = 256

    let plan: RunPlan
    let entries: [Entry]
    /// The cases of the last mock that wait for a delay, as far as they can be run before their turn; beside those of
    /// the others, others run.
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
                    var entry = Entry(mock: mock, suite: suite, position: position)
                    let scenario: Scenario? =
                        if case .run(let scenario) = suitePlan.cases[position].work { scenario } else { nil }
                    if let scenario, !scenario.needsOwnMocks {
                        let slot: Int
                        if let last, last.setups == scenario.setups {
                            slot = last.slot
                        } else {
                            slot = slots[MockPool.Key(mock: mock, setups: scenario.setups), default: uses.count]
                            slots[MockPool.Key(mock: mock, setups: scenario.setups)] = slot
                            if slot == uses.count { uses.append(0) }
                            last = (scenario.setups, slot)
                        }
                        uses[slot] += 1
                        entry.slot = slot
                    }
                    if mockPlan.captured != nil {
                        entry.turn = turns[mock, default: 0]
                        turns[mock, default: 0] += 1
                    }
                    if mock == plan.mocks.count - 1, entry.turn == nil, slow.count < Self.mostSlow,
                        let scenario, scenario.expectedDelay >= Self.longDelay
                    {
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

    func suite(of entry: Entry) -> SuitePlan { plan.mocks[entry.mock].suites[entry.suite] }

    func planned(_ entry: Entry) -> Case { plan.mocks[entry.mock].suites[entry.suite].cases[entry.position] }
}

extension Scenario {
    /// How long its responses are held back, as far as that is measured.
    fileprivate var expectedDelay: Duration {
        steps.reduce(.zero) { sum, step in
            if case .exchange(let exchange, _) = step { sum + (exchange.expectation.delay ?? .zero) } else { sum }
        }
    }

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
