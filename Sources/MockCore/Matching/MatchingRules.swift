import PostmanModel

/// What the documented eras do differently; the algorithm around it is one (B-0.2).
struct MatchingRules: Sendable {
    /// What `x-mock-response-id` and `x-mock-response-name` do.
    enum Selection: Sendable {
        /// They name the answer, whatever its URL (B-4.07, 4.18, 4.19).
        case picks
        /// They leave one example, whose URL is then compared (B-4.11).
        case filters
    }

    /// Which of equally good examples wins (B-4.49).
    enum TieOrder: Sendable {
        case okThenAscendingID
        case descendingID
    }

    private let points: Points
    let parameters: ParameterRule
    let selection: Selection
    let ties: TieOrder
    /// What an equal body is worth where bodies do not have to be equal (B-4.37, 12.14).
    let equalBodyBonus: Double

    var hasFuzzyStep: Bool { points[.fuzzy] != nil }

    /// What an example gets whose path is that of the call.
    var mostForPath: Double { points[.perfect] ?? 0 }

    /// The step as this era counts it, with its points out of 100: what an era does not tell apart falls under the
    /// next wider step.
    func rated(_ step: URLStep) -> (step: URLStep, points: Double)? {
        var step = step
        while true {
            if let points = points[step] { return (step, points) }
            guard let wider = step.wider else { return nil }
            step = wider
        }
    }

    static func of(_ profile: Profile) -> MatchingRules {
        switch profile {
        case .classic: classic
        case .november2022: november2022
        case .current: current
        }
    }

    /// The era at its end, with wildcards and parameters. Its n and m were never published, nor was what parameters
    /// are worth; both are what the table that ended the era says (B-4.04, 4.05, 4.10).
    private static let classic = MatchingRules(
        points: [.perfect: 100, .trailingSlash: 95, .trailingSlashAndCase: 85, .wildcard: 80, .identifierAndSlash: 75],
        parameters: .allOrNothing, selection: .picks, ties: .okThenAscendingID, equalBodyBonus: 0)

    private static let november2022 = MatchingRules(
        points: published, parameters: .allOrNothing, selection: .filters, ties: .descendingID, equalBodyBonus: 0)

    private static let current = MatchingRules(
        points: published, parameters: .graded, selection: .picks, ties: .okThenAscendingID, equalBodyBonus: 5)

    /// B-4.20.
    private static let published: Points = [
        .perfect: 100, .trailingSlash: 95, .caseIgnored: 90, .trailingSlashAndCase: 85, .wildcard: 80, .identifier: 79,
        .identifierAndSlash: 75, .fuzzy: 70,
    ]

    /// Points by step, each found without a hash.
    private struct Points: Sendable, ExpressibleByDictionaryLiteral {
        private var table: [Double?]

        init(dictionaryLiteral elements: (URLStep, Double)...) {
            table = Array(repeating: nil, count: URLStep.allCases.count)
            for (step, points) in elements { table[step.place] = points }
        }

        subscript(step: URLStep) -> Double? { table[step.place] }
    }
}
