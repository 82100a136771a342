import HTTPMessage
import PostmanModel

/// Why a call gets its answer: what becomes of every example, said by the matcher itself.
package struct MatchTrace: Sendable {
    /// One example of the collection.
    package struct Entry: Sendable {
        /// Its place among all examples of the collection, in file order.
        package let number: Int
        package let id: String
        package let name: String
        package let code: Int?
        package let method: String
        /// With variables filled in, escapes decoded, and wildcards as they were written.
        package let path: String
        package let fate: Fate
    }

    package enum Fate: Sendable, Hashable {
        case scored(Points)
        /// A selector header picks it, so that there is nothing to score (B-4.18, 4.19).
        case picked
        case dropped(Drop)
    }

    package struct Points: Sendable, Hashable {
        package let step: URLStep
        package let url: Double
        package let parameters: Double
        package let tally: ParameterTally
        package let body: Double

        package var total: Double { url + parameters + body }
    }

    /// What keeps an example out, in the order of the algorithm.
    package enum Drop: Sendable, Hashable {
        case method
        case code
        case id
        case name
        /// An example of the same name goes before it, where a name leaves only one (B-4.11).
        case sameName
        case url
        case headers([HeaderMismatch])
        case body(BodyMismatch)
    }

    /// All examples in file order.
    package let entries: [Entry]
    /// The numbers of those that are left, the one that answers first.
    package let candidates: [Int]
    /// In one sentence, why the first goes before the others.
    package let decision: String

    package var winner: Entry? { candidates.first.map { entries[$0] } }
}

/// What becomes of every example in the comparison with a call; only what is special is kept.
struct MatchFates {
    private let examples: [CompiledExample]
    /// That of the call, in upper case.
    let method: String
    private var special: [Int: MatchTrace.Fate] = [:]

    /// - Parameter method: that of the call, in upper case.
    init(of examples: [CompiledExample], method: String) {
        self.examples = examples
        self.method = method
    }

    /// An example is dropped for its method, or else for its URL, unless something else was said of it.
    subscript(number: Int) -> MatchTrace.Fate {
        get { special[number] ?? .dropped(examples[number].method == method ? .url : .method) }
        set { special[number] = newValue }
    }

    /// How many examples something else was said of.
    var specialCount: Int { special.count }
    /// Their numbers.
    var specialNumbers: some Sequence<Int> { special.keys }
}

extension Matcher {
    func trace(_ call: Call) -> MatchTrace { trace(fates(call)) }

    /// - Parameter fates: of all examples.
    func trace(_ fates: MatchFates) -> MatchTrace {
        let entries = examples.indices.map { entry($0, fates[$0]) }
        var left = entries.filter { if case .dropped = $0.fate { false } else { true } }
        left.sort { left, right in
            if left.score != right.score { return left.score > right.score }
            return examples[left.number].rank < examples[right.number].rank
        }
        return MatchTrace(entries: entries, candidates: left.map(\.number), decision: decision(left))
    }

    func entry(_ number: Int, _ fate: MatchTrace.Fate) -> MatchTrace.Entry {
        let example = examples[number]
        return MatchTrace.Entry(
            number: number, id: example.id, name: example.name, code: example.code, method: example.method,
            path: example.path.literal.text, fate: fate)
    }

    /// What becomes of every example: runs the stages of `match` for all instead of the promising ones only.
    func fates(_ call: Call) -> MatchFates {
        var fates = MatchFates(of: examples, method: call.method.uppercased())
        let selectors = Selectors(call.headers)
        guard let method = methods[call.method.uppercased()] else { return fates }
        let selection = selection(selectors, in: method)
        dropUnselected(selectors, selection, in: method, &fates)
        if case .left(let eligible) = selection {
            compare(Inquiry(call, selectors, self), in: method, eligible, &fates)
        }
        return fates
    }

    private func dropUnselected(
        _ selectors: Selectors, _ selection: Selection, in method: Method, _ fates: inout MatchFates
    ) {
        guard selectors.code != nil || selectors.id != nil || selectors.name != nil else { return }
        let identified = selectors.id.map { Set(method.examples(withID: $0, in: examples).lazy.map(Int.init)) }
        let named = selectors.name.map { Set(method.examples(named: $0, in: examples).lazy.map(Int.init)) }
        var hasName = false
        for index in method.members.lazy.map(Int.init) {
            if let code = selectors.code, .number(examples[index].code ?? .min) != code {
                fates[index] = .dropped(.code)
            } else if let identified, !identified.contains(index) {
                fates[index] = .dropped(.id)
            } else if let named, identified == nil || rules.selection == .filters {
                if !named.contains(index) {
                    fates[index] = .dropped(.name)
                } else if rules.selection == .picks {
                    fates[index] = .picked
                } else if hasName {
                    fates[index] = .dropped(.sameName)
                }
                hasName = hasName || named.contains(index)
            } else if identified != nil, rules.selection == .picks {
                fates[index] = .picked
            }
        }
    }

    private func compare(
        _ inquiry: Inquiry, in method: Method, _ eligible: Eligibility, _ fates: inout MatchFates
    ) {
        let table = method.routes.table
        forEachHit(inquiry, in: method, eligible) { hit in
            for variant in table.routes[hit.route].variants.lazy.map({ table.variants[Int($0)] }) {
                let parameters = rules.parameters.score(variant.query, against: inquiry.query)
                for (member, fate) in inquiry.filter.fates(of: variant, in: table, eligible) {
                    switch fate {
                    case .stays(let bonus):
                        let points = MatchTrace.Points(
                            step: hit.step, url: hit.points, parameters: parameters.points, tally: parameters.tally,
                            body: bonus)
                        // Of several steps that hit an example, the first gives the most.
                        if case .scored(let other) = fates[member], other.total >= points.total { continue }
                        fates[member] = .scored(points)
                    case .droppedByHeaders:
                        fates[member] = .dropped(.headers(inquiry.filter.differingHeaders(from: member)))
                    case .droppedByBody(let mismatch):
                        fates[member] = .dropped(.body(mismatch))
                    }
                }
            }
        }
    }

    private func decision(_ candidates: [MatchTrace.Entry]) -> String {
        guard let winner = candidates.first else { return "no example matches" }
        guard candidates.count > 1 else { return "it is the only matching example" }
        let rival = candidates[1]
        let lead = winner.score - rival.score
        if lead > 0 { return "it has \(PointText.of(lead)) more than '\(rival.name)'" }
        let tie =
            winner.fate == .picked
            ? "the selector fits '\(rival.name)' too" : "it has the same score as '\(rival.name)'"
        if rules.ties == .okThenAscendingID, (winner.code == 200) != (rival.code == 200) {
            return "\(tie); code 200 goes first"
        }
        guard winner.id != rival.id else { return "\(tie); the first in the file goes first" }
        let order = rules.ties == .descendingID ? "greater" : "smaller"
        return "\(tie); the \(order) id goes first"
    }
}

extension MatchTrace.Entry {
    /// The total of its points; picked examples have none.
    fileprivate var score: Double { if case .scored(let points) = fate { points.total } else { 0 } }
}

/// Points as people read them.
package enum PointText {
    /// At most two decimals, and none where there are none: `105`, `-3`, `106.67`.
    package static func plain(_ points: Double) -> String {
        let hundredths = Int((abs(points) * 100).rounded())
        let sign = points < 0 && hundredths > 0 ? "-" : ""
        if hundredths % 100 == 0 { return "\(sign)\(hundredths / 100)" }
        let fraction = String(hundredths % 100)
        return "\(sign)\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
    }

    /// The same with a plus where it adds: `+5`, `-3`, `0`.
    package static func signed(_ points: Double) -> String { (points > 0 ? "+" : "") + plain(points) }

    /// `1 point`, `5 points`.
    static func of(_ points: Double) -> String {
        let text = plain(points)
        return "\(text) point\(text == "1" ? "" : "s")"
    }
}
