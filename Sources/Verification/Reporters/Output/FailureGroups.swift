/// The failures of a run, as many as are shown. What a target does otherwise is told once, with the number of cases that
/// it fails: nobody reads nine hundred times that a server has no selectors.
struct FailureGroups {
    struct Group {
        /// The first of its cases, which stands for all.
        let result: CaseResult
        let failure: Failure
        fileprivate(set) var count = 1
        /// The names of the next cases, as many as are told.
        fileprivate(set) var others: [String] = []

        /// `and 27 more cases: Get order, …`; nil for a single case.
        var rest: String? {
            guard count > 1 else { return nil }
            let names = others.joined(separator: ", ") + (count - 1 > others.count ? ", …" : "")
            return "and \(TerminalText.counted(count - 1, "more case")) with this deviation: \(names)"
        }
    }

    private struct Deviation: Hashable {
        var mock: String
        var promise: String
        var text: String
    }

    private static let mostNames = 3

    private let limit: Int
    private var places: [Deviation: Int] = [:]
    private(set) var groups: [Group] = []
    /// Of all failures.
    private(set) var count = 0

    /// - Parameter limit: so many deviations are kept whole.
    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { count == 0 }

    /// Those that no group tells.
    var untoldCount: Int { count - groups.reduce(0) { $0 + $1.count } }

    mutating func add(_ result: CaseResult, _ failure: Failure) {
        count += 1
        let deviation = Self.deviation(result, failure)
        if let deviation, let place = places[deviation] {
            groups[place].count += 1
            if groups[place].others.count < Self.mostNames { groups[place].others.append(result.name) }
        } else if groups.count < limit {
            if let deviation { places[deviation] = groups.count }
            groups.append(Group(result: result, failure: failure))
        }
    }

    /// Nil for what is a matter of its own: our own mocks keep every promise.
    private static func deviation(_ result: CaseResult, _ failure: Failure) -> Deviation? {
        guard result.suite.target != nil, !failure.promise.isEmpty else { return nil }
        // All that a back end promises is one promise, so that there the difference says which it is.
        let text = result.suite.axis == .contract ? failure.checks.first.map(difference) ?? failure.message : ""
        return Deviation(mock: result.suite.mock, promise: failure.promise, text: text)
    }

    /// Without the example that it was held against.
    private static func difference(_ check: String) -> String {
        let marks = [", line ", " (the example at "].compactMap { check.firstRange(of: $0)?.lowerBound }
        return marks.min().map { String(check[..<$0]) } ?? check
    }
}
