/// Whose matter a red case is, and what to do next (V-13).
enum Matter: CaseIterable {
    case collection, mock, target

    /// - Parameter hasTarget: Whether somebody else's server was asked, whose matter all answers are then.
    init(_ axis: Axis, hasTarget: Bool) {
        switch axis {
        case .lint: self = .collection
        case .contract: self = .target
        case .examples: self = hasTarget ? .target : .collection
        case .matching, .access, .cors, .quota, .rate, .errors: self = hasTarget ? .target : .mock
        }
    }

    var owner: String {
        switch self {
        case .collection: "the collection's"
        case .mock: "the mock's"
        case .target: "the target's"
        }
    }

    var remedy: String {
        switch self {
        case .collection:
            "fix the collection at the places named, or freeze what is known: mockcheck baseline PATH --reason WHY"
        case .mock: "the mock answers otherwise than documented; repeat a case with its commands, and report it"
        case .target: "the service does not keep what the examples promise; fix it, or update the examples"
        }
    }
}

/// The red cases of a run by whose matter they are.
struct MatterCounts {
    private var counts: [Matter: [Axis: Int]] = [:]

    mutating func add(_ result: CaseResult) {
        switch result.verdict {
        case .failed, .error:
            let matter = Matter(result.suite.axis, hasTarget: result.suite.target != nil)
            counts[matter, default: [:]][result.suite.axis, default: 0] += 1
        case .passed, .skipped: break
        }
    }

    /// `58 are the collection's (50 examples, 8 lint): …`
    var lines: [String] {
        Matter.allCases.compactMap { matter in
            guard let counts = counts[matter] else { return nil }
            let axes = Axis.allCases.filter { counts[$0] != nil }
            let total = counts.values.reduce(0, +)
            let parts = axes.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
            return "\(total) \(total == 1 ? "is" : "are") \(matter.owner) (\(parts)): \(matter.remedy)"
        }
    }
}
