package import HTTPMessage
import PostmanModel

/// A trace for people: with it, what comes closest to winning and how to make it win (product section 5, S-8).
package struct CallExplanation: Sendable {
    package struct Alternative: Sendable {
        package let entry: MatchTrace.Entry
        /// What keeps it from answering, in a few words.
        package let reason: String
        /// Nil where no change was found.
        package let change: CallChange?

        /// `GET /users/1 ('Get user'): the path differs in 2 characters; ask for /users/1`.
        package var sentence: String {
            let advice = change.map { "; \($0.sentence)" } ?? ""
            return "\(entry.method) \(entry.path) ('\(entry.name)'): \(reason)\(advice)"
        }
    }

    package let trace: MatchTrace
    /// Examples that did not win, the nearest first; of those that were dropped, one for each method and path.
    package let alternatives: [Alternative]
}

extension Mock {
    /// Looks at all examples: it is for people who ask why, not for the answer path.
    ///
    /// - Parameter limit: the greatest number of alternatives.
    package func explanation(of call: Call, alternatives limit: Int = 5) -> CallExplanation {
        let trace = matcher.trace(call)
        let runnersUp = trace.candidates.dropFirst().prefix(limit).map { number -> (MatchTrace.Entry, reason: String) in
            (trace.entries[number], matcher.shortfall(of: trace.entries[number], behind: trace.winner))
        }
        let misses = NearMisses(of: call, in: trace, fitting: matcher.fitting(call)).nearest(
            atMost: limit - runnersUp.count)
        let alternatives = (runnersUp + misses).map { entry, reason in
            CallExplanation.Alternative(
                entry: entry, reason: reason,
                change: ChangeFinder(matcher, call, example: entry.number).smallest())
        }
        return CallExplanation(trace: trace, alternatives: alternatives)
    }
}

extension Matcher {
    /// The examples whose paths meet the call's, whatever else drops them, with the points of the URL.
    fileprivate func fitting(_ call: Call) -> [Int: Double] {
        let path = RequestPath(encoded: Target(call.target).path)
        var fitting: [Int: Double] = [:]
        for routes in methods.values.map(\.routes) {
            routes.forEachHit(of: path) { route, step in
                let points = rules.rated(step)?.points ?? 0
                for member in routes.table.members(of: route).lazy.map(Int.init) {
                    fitting[member] = max(points, fitting[member] ?? 0)
                }
            }
        }
        return fitting
    }

    fileprivate func shortfall(of entry: MatchTrace.Entry, behind winner: MatchTrace.Entry?) -> String {
        guard case .scored(let points) = entry.fate, case .scored(let best)? = winner?.fate else {
            return "the selector fits it too"
        }
        let lead = best.total - points.total
        return lead > 0 ? "\(PointText.of(lead)) fewer" : "the same score, but later in the tie-break"
    }
}
