/// Whose matter a red case is, and what to do next (V-13).
enum Matter: CaseIterable {
    case collection, mock, target, client

    private static let ofCollection = [
        Failure.unusableFile, Failure.coverage, Failure.unreachable, Failure.shadowed, Failure.unanswered,
    ]

    /// Nil for what nobody is to blame for: a case that passed or was skipped, or a server that could not be asked.
    init?(_ result: CaseResult) {
        guard let failure = result.verdict.failure else { return nil }
        if result.suite.axis == .traffic {
            self = .client
        } else if result.suite.axis == .lint || Self.ofCollection.contains(failure.type) {
            self = .collection
        } else if case .error = result.verdict {
            return nil
        } else {
            self = result.suite.target == nil ? .mock : .target
        }
    }

    var owner: String {
        switch self {
        case .collection: "the collection's"
        case .mock: "the mock's"
        case .target: "the target's"
        case .client: "the client's"
        }
    }

    var remedy: String {
        switch self {
        case .collection:
            "fix the collection at the places named, or freeze what is known: mockcheck baseline PATH --reason WHY"
        case .mock: "the mock answers otherwise than documented; repeat a case with its commands, and report it"
        case .target: "the service does not keep what the examples promise; fix it, or update the examples"
        case .client:
            "change what the client requests, or save an example of it (--save-missing PATH writes drafts)"
        }
    }
}

/// The red cases of a run by whose matter they are.
struct MatterCounts {
    private var counts: [Matter: [Axis: Int]] = [:]

    mutating func add(_ result: CaseResult) {
        guard let matter = Matter(result) else { return }
        counts[matter, default: [:]][result.suite.axis, default: 0] += 1
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
