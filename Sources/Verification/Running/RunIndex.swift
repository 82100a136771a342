/// A plan seen as one list of cases, with what each needs to be run.
struct RunIndex: Sendable {
    /// What a case is run with.
    struct Entry: Sendable {
        let mock: Int
        let suite: Int
        /// Among the cases of its suite.
        let position: Int
        /// The pool's slot whose mocks it borrows; nil where it needs none or its own.
        let slot: Int?
        /// Its place among the cases of its mock, where these run one after the other; nil where they need not.
        let turn: Int?
    }

    /// The cases of one suite.
    private struct Stretch {
        let mock: Int
        let suite: Int
        /// The number of the first.
        let start: Int
        /// The place of the first among the cases of its mock.
        let turn: Int
    }

    /// The slot of a case, in few bytes: there is one for each case.
    private struct Borrowing {
        static let none = Borrowing(number: -1)

        /// The slot, doubled, and 1 more for a plain case.
        private let number: Int32

        private init(number: Int32) { self.number = number }

        init(slot: Int, isPlain: Bool) { number = Int32(slot) << 1 | (isPlain ? 1 : 0) }

        var slot: Int? { number < 0 ? nil : Int(number >> 1) }
        /// Whether it sends little to mocks that others borrow, and nothing is held back.
        var isPlain: Bool { number >= 0 && number & 1 == 1 }
    }

    /// From this on a case is slow.
    private static let longDelay = Duration.milliseconds(100)
    /// What they came to waits for its turn in memory.
    private static let mostSlow = 256
    /// Of a case that is plain: a page's preflight and its request.
    private static let mostPlainSteps = 2

    let plan: RunPlan
    private let stretches: [Stretch]
    private let borrowings: [Borrowing]
    /// The cases that wait for a delay, as far as they can be run before their turn; beside all others, for they do
    /// nothing but wait.
    let slow: [Int]
    /// How many cases borrow each slot.
    let slotUses: [Int]
    /// By mock, for those whose cases run one after the other.
    let gates: [Int: TurnGate]

    init(_ plan: RunPlan) {
        var stretches: [Stretch] = []
        var borrowings: [Borrowing] = []
        borrowings.reserveCapacity(plan.mocks.reduce(0) { $0 + $1.suites.reduce(0) { $0 + $1.cases.count } })
        var slots: [MockPool.Key: Int] = [:]
        var uses: [Int] = []
        var slow: [Int] = []
        for (mock, mockPlan) in plan.mocks.enumerated() {
            let start = borrowings.count
            for (suite, suitePlan) in mockPlan.suites.enumerated() {
                let turn = borrowings.count - start
                stretches.append(Stretch(mock: mock, suite: suite, start: borrowings.count, turn: turn))
                // Most cases ask the mock of the case before.
                var last: (setups: [MockSetup], slot: Int)?
                for planned in suitePlan.cases {
                    let demand = planned.demand
                    if mockPlan.captured == nil, slow.count < Self.mostSlow, let demand,
                        demand.delay >= Self.longDelay
                    {
                        slow.append(borrowings.count)
                    }
                    guard let demand, !demand.needsOwnMocks else {
                        borrowings.append(.none)
                        continue
                    }
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
                    let isPlain = demand.judgedSteps <= Self.mostPlainSteps && demand.delay == .zero
                    borrowings.append(Borrowing(slot: slot, isPlain: isPlain))
                }
            }
        }
        self.plan = plan
        self.stretches = stretches
        self.borrowings = borrowings
        self.slow = slow
        slotUses = uses
        let ordered = plan.mocks.indices.filter { plan.mocks[$0].captured != nil }
        gates = Dictionary(uniqueKeysWithValues: ordered.map { ($0, TurnGate()) })
    }

    /// Of cases.
    var count: Int { borrowings.count }

    func entry(_ number: Int) -> Entry {
        let stretch = stretch(of: number)
        let position = number - stretch.start
        return Entry(
            mock: stretch.mock, suite: stretch.suite, position: position, slot: borrowings[number].slot,
            turn: plan.mocks[stretch.mock].captured == nil ? nil : stretch.turn + position)
    }

    /// The last one that begins no later.
    private func stretch(of number: Int) -> Stretch {
        var (low, high) = (0, stretches.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].start <= number { low = middle } else { high = middle }
        }
        return stretches[low]
    }

    func mock(of entry: Entry) -> MockPlan { plan.mocks[entry.mock] }

    func suite(of entry: Entry) -> SuitePlan { mock(of: entry).suites[entry.suite] }

    func planned(_ entry: Entry) -> Case { suite(of: entry).cases[entry.position] }

    /// Cases of one suite that follow each other.
    func cases(_ numbers: Range<Int>) -> ArraySlice<Case> {
        guard let first = numbers.first.map(entry) else { return [] }
        return suite(of: first).cases[first.position..<first.position + numbers.count]
    }

    /// Whether a case and the next one are of one kind, so that who runs the first one runs the second, too: both ask the
    /// same mock for little, or are made together.
    ///
    /// A stranger's server is far away: there each waits on its own.
    func isJoinedToNext(_ number: Int) -> Bool {
        guard number + 1 < count else { return false }
        let own = entry(number)
        let cases = suite(of: own).cases
        guard own.position + 1 < cases.count, mock(of: own).target == nil else { return false }
        let (borrowing, next) = (borrowings[number], borrowings[number + 1])
        return borrowing.isPlain && next.isPlain && borrowing.slot == next.slot
            || cases[own.position].isMade(with: cases[own.position + 1])
    }
}
