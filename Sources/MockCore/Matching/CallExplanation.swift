package import HTTPMessage
import PostmanModel

/// A trace for people: with it, what comes closest to winning and how to make it win (product section 5, S-8).
package struct CallExplanation: Sendable {
    package struct Alternative: Sendable {
        fileprivate let matcher: Matcher
        fileprivate let number: Int
        fileprivate let fate: MatchTrace.Fate
        fileprivate let shortfall: Shortfall
        /// Nil where no change was found.
        package let change: CallChange?

        package var entry: MatchTrace.Entry { matcher.entry(number, fate) }

        /// What keeps it from answering, in a few words.
        package var reason: String { String(writtenBy: shortfall.append) }
    }

    package let trace: MatchTrace
    /// Examples that did not win, the nearest first; of those that were dropped, one for each method and path.
    package let alternatives: [Alternative]
}

extension CallExplanation.Alternative {
    /// `GET /users/1 ('Get user'): the path differs in 2 characters; ask for /users/1`.
    package var sentence: String { String(writtenBy: append) }

    /// Appends the sentence as UTF-8.
    package func append(to bytes: inout [UInt8]) {
        bytes += matcher.examples[number].method.utf8
        bytes += " ".utf8
        bytes += matcher.examples[number].path.literal.text.utf8
        bytes += " ('".utf8
        bytes += matcher.examples[number].name.utf8
        bytes += "'): ".utf8
        shortfall.append(to: &bytes)
        guard let change else { return }
        bytes += "; ".utf8
        change.append(to: &bytes)
    }
}

extension String {
    /// The text that is appended as UTF-8.
    init(writtenBy append: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        append(&bytes)
        self.init(decoding: bytes, as: UTF8.self)
    }
}

extension Mock {
    /// Looks at all examples: it is for people who ask why, not for the answer path.
    ///
    /// - Parameter limit: the greatest number of alternatives.
    package func explanation(of call: Call, alternatives limit: Int = 5) -> CallExplanation {
        let fates = matcher.fates(call)
        let trace = matcher.trace(fates)
        let runnersUp = trace.candidates.dropFirst().prefix(limit).map { number in
            NearMiss(
                number: number, shortfall: matcher.shortfall(of: trace.entries[number], behind: trace.winner))
        }
        let misses = matcher.nearMisses(of: call, fates, atMost: limit - runnersUp.count)
        return CallExplanation(trace: trace, alternatives: matcher.alternatives(runnersUp + misses, fates, to: call))
    }

    /// What an explanation of a call that nothing matches has as its alternatives, without its trace.
    package func nearMisses(of call: Call, atMost limit: Int = 5) -> [CallExplanation.Alternative] {
        let fates = matcher.fates(call)
        return matcher.alternatives(matcher.nearMisses(of: call, fates, atMost: limit), fates, to: call)
    }

    /// The same for an event loop: nil where it takes longer than that may be held up.
    package func nearMissesAtOnce(of call: Call, atMost limit: Int = 5) -> [CallExplanation.Alternative]? {
        // Where bodies, headers and selectors decide, many changes are tried before one helps.
        let settings = matcher.settings
        guard let spellings = matcher.spellings.made, call.body.isEmpty, !settings.matchBody, settings.headers.isEmpty,
            !call.headers.fields.contains(where: { $0.name.startsWithXMock })
        else { return nil }
        // Nothing but its method and its URL keeps an example out then.
        let fates = MatchFates(of: matcher.examples, method: call.method.uppercased())
        let misses = NearMisses(of: call, among: spellings, fates, fitting: matcher.fitting(call))
        return misses.nearestAtOnce(atMost: limit).map { matcher.alternatives($0, fates, to: call) }
    }
}

extension Matcher {
    fileprivate func nearMisses(
        of call: Call, _ fates: MatchFates, atMost limit: Int
    ) -> [NearMiss] {
        let spellings = spellings.value { RouteSpellings(examples) }
        return NearMisses(of: call, among: spellings, fates, fitting: fitting(call)).nearest(atMost: limit)
    }

    fileprivate func alternatives(
        _ misses: [NearMiss], _ fates: MatchFates, to call: Call
    ) -> [CallExplanation.Alternative] {
        let trial = TargetTrial(self, call)
        return misses.map { miss in
            CallExplanation.Alternative(
                matcher: self, number: miss.number, fate: fates[miss.number], shortfall: miss.shortfall,
                change: ChangeFinder(trial, example: miss.number, isAlone: miss.isAlone).smallest())
        }
    }

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

    fileprivate func shortfall(of entry: MatchTrace.Entry, behind winner: MatchTrace.Entry?) -> Shortfall {
        guard case .scored(let points) = entry.fate, case .scored(let best)? = winner?.fate else {
            return .isPickedToo
        }
        let lead = best.total - points.total
        return lead > 0 ? .fewerPoints(lead) : .tie
    }
}
