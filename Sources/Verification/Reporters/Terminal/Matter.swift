/// Whose matter a red case is, and what to do next (V-13).
enum Matter: CaseIterable {
    case collection, mock, target

    init(_ axis: Axis) {
        switch axis {
        case .examples, .lint: self = .collection
        case .matching, .access, .cors, .quota, .rate, .errors: self = .mock
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
    private var counts: [Axis: Int] = [:]

    mutating func add(_ result: CaseResult) {
        switch result.verdict {
        case .failed, .error: counts[result.suite.axis, default: 0] += 1
        case .passed, .skipped: break
        }
    }

    /// `58 are the collection's (50 examples, 8 lint): …`
    var lines: [String] {
        Matter.allCases.compactMap { matter in
            let axes = Axis.allCases.filter { Matter($0) == matter && counts[$0] != nil }
            guard !axes.isEmpty else { return nil }
            let total = axes.reduce(0) { $0 + (counts[$1] ?? 0) }
            let parts = axes.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
            return "\(total) \(total == 1 ? "is" : "are") \(matter.owner) (\(parts)): \(matter.remedy)"
        }
    }
}
