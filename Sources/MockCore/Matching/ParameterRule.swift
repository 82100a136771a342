/// What the parameters of a call are worth to an example (B-4.10, 4.31).
enum ParameterRule: Sendable {
    /// The better the more of them agree: since 2023.
    case graded
    /// All, all but for letter case, or nothing: the table of November 2022.
    case allOrNothing

    struct Score {
        let points: Double
        let tally: ParameterTally
        /// What undefined variables of the example's values took, by name.
        let captures: [String: String]

        static let nothing = Score(points: 0, tally: ParameterTally(), captures: [:])
    }

    static let most = 10.0

    /// What an equal value loses that is only equal where a raw `+` is a blank: an exact one wins, and no score looks
    /// different.
    static let looseness = 1e-9

    /// The most that an example can get which has no parameter equal to one of the call's; or any at all, where the
    /// call has none.
    func mostWithoutAgreement(with call: QueryParameters) -> Double {
        switch self {
        case .graded: call.isEmpty ? -1 : 0
        case .allOrNothing: call.isEmpty ? -Self.most : 5
        }
    }

    func score(_ example: QueryParameters, against call: QueryParameters) -> Score {
        // Nothing on both sides is worth nothing (B-12.16).
        if example.isEmpty && call.isEmpty { return .nothing }
        let (tally, captures) = example.tally(against: call)
        switch self {
        case .graded:
            let points =
                tally.matches > 0
                ? Self.most * Double(tally.matches) / Double(tally.total) : -min(Self.most, Double(tally.missing))
            let exactness = -Self.looseness * Double(tally.loose)
            return Score(points: points + exactness, tally: tally, captures: captures)
        case .allOrNothing:
            if tally.matches == tally.total {
                let points = Self.most - Self.looseness * Double(tally.loose)
                return Score(points: points, tally: tally, captures: captures)
            }
            let (folded, taken) = example.tally(against: call, ignoringCase: true)
            if folded.matches == folded.total { return Score(points: 5, tally: folded, captures: taken) }
            return Score(points: -Self.most, tally: tally, captures: captures)
        }
    }
}

/// How the parameters of a call and an example agree (B-4.31).
package struct ParameterTally: Sendable, Hashable {
    /// Key and value are equal.
    package var matches = 0
    /// How many of them are only equal where a raw `+` of the call is read as a blank.
    package var loose = 0
    /// The key is equal, the value is not.
    package var partial = 0
    /// The key is on one side only.
    package var missing = 0

    package var total: Int { matches + partial + missing }
}
