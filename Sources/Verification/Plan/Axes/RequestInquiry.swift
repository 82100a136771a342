import HTTPMessage
import PostmanModel

/// What somebody gets who follows the collection: an item's own request, which one of its examples must answer (V-14).
struct RequestInquiry {
    enum Outcome {
        /// By the example that was saved by the very call that it makes.
        case saved(rival: Int)
        /// `note` says where the promise holds for some values only.
        case answered(Call, Oracle.Win, note: String?)
        /// By another request's example of the same method and path: bodies are not matched by default (V-4).
        case shadowed(Call, by: Oracle.Win)
        /// Nothing, or an example of another path.
        case missed(Call, Oracle.Ruling, DocumentedCalls)
        /// Its body is not at hand, and the mock compares bodies.
        case unknown(reason: String)
        /// Nobody can send it.
        case unsendable(reason: String)
    }

    /// The examples of the item that can be served.
    let examples: [Rival]
    let outcome: Outcome

    /// Nil for an item without an example that can be served.
    init?(_ item: DocumentedItem?, _ basePaths: BasePaths, _ context: PlanContext) {
        guard let item else { return nil }
        examples = item.examples
        if let rival = Self.plainAnswer(to: item, context) {
            outcome = .saved(rival: rival)
            return
        }
        let documented = DocumentedCalls(
            item, basePath: basePaths.path(of: item.item), context.calls, context.options.matching)
        outcome = Self.outcome(of: documented, examples, context)
    }

    /// The first example where the request is what it was saved for, and gets just that one: there is nothing else to
    /// try then.
    private static func plainAnswer(to item: DocumentedItem, _ context: PlanContext) -> Int? {
        let first = item.examples[0].index
        guard item.isSaved, case .served(let win)? = context.rulings[first], win.rival == first, win.captures.isEmpty,
            case .score(_, let step) = win.choice, step != .fuzzy
        else { return nil }
        return first
    }

    /// With so many calls one is compared before the oracle is asked.
    private static let mostCompared = 4

    private struct Answer {
        var attempt: DocumentedCalls.Attempt
        var ruling: Oracle.Ruling
        /// The win of one of the item's own examples.
        var own: Oracle.Win?
    }

    private static func outcome(
        of documented: DocumentedCalls, _ examples: [Rival], _ context: PlanContext
    ) -> Outcome {
        if let reason = documented.unsendable { return .unsendable(reason: reason) }
        let mine = Set(examples.map(\.index))
        // Nearly always an example was saved by that very call.
        var known = examples.prefix(mostCompared).compactMap { rival in
            context.rulings[rival.index].flatMap { ruling in
                context.saved(rival.index).call.map { (call: $0, ruling: ruling) }
            }
        }
        let answers = documented.attempts.map { attempt in
            let ruling: Oracle.Ruling
            if let same = known.first(where: { $0.call.isWritten(as: attempt.call) }) {
                ruling = same.ruling
            } else {
                ruling = context.oracle.ruling(on: attempt.call, context.options.matching)
                if known.count < mostCompared { known.append((attempt.call, ruling)) }
            }
            guard case .served(let win) = ruling, mine.contains(win.rival) else {
                return Answer(attempt: attempt, ruling: ruling)
            }
            return Answer(attempt: attempt, ruling: ruling, own: win)
        }
        let missed = answers.filter { $0.own == nil }
        if let hit = hit(among: answers, documented), let win = hit.own {
            return answered(hit.attempt.call, win, note: note(on: hit.attempt, win, answers), context)
        }
        for answer in missed {
            guard case .served(let win) = answer.ruling, isSamePath(win, documented.request, context) else { continue }
            return .shadowed(answer.attempt.call, by: win)
        }
        if let reason = documented.standIn, context.options.matching.matchBody { return .unknown(reason: reason) }
        // What its examples' own values get tells most, then what is sent as it stands.
        let worst = missed.first { if case .ofExample = $0.attempt.values { true } else { false } } ?? missed.first
        guard let worst else { return .unknown(reason: "its request cannot be sent") }
        return .missed(worst.attempt.call, worst.ruling, documented)
    }

    private static func answered(
        _ call: Call, _ win: Oracle.Win, note: String?, _ context: PlanContext
    ) -> Outcome {
        if note == nil, win.captures.isEmpty, context.saved(win.rival).call?.isWritten(as: call) == true {
            return .saved(rival: win.rival)
        }
        return .answered(call, win, note: note)
    }

    /// The call that gets one of the item's own examples, if the documented ones do.
    private static func hit(among answers: [Answer], _ documented: DocumentedCalls) -> Answer? {
        guard !documented.placeholders.isEmpty else { return answers.first { $0.own != nil } }
        // Who reads `{id}` sends a value, and Postman sends the text itself: both must be answered.
        let written = answers.first { $0.attempt.values == .own && $0.own != nil }
        return answers.contains { $0.attempt.values == .samples && $0.own != nil } ? written : nil
    }

    /// Whether the winner stands at the request's own method and path, whatever its variables are called.
    private static func isSamePath(_ win: Oracle.Win, _ request: Rival, _ context: PlanContext) -> Bool {
        guard case .score(_, let step) = win.choice else { return true }
        switch step {
        case .exact, .trailingSlash, .letterCase, .trailingSlashAndCase, .identifiers, .trailingSlashAndIdentifiers:
            return true
        case .wildcard: return context.oracle.rivals[win.rival].path.hasShape(of: request.path)
        case .fuzzy: return false
        }
    }

    private static func note(
        on hit: DocumentedCalls.Attempt, _ win: Oracle.Win, _ answers: [Answer]
    ) -> String? {
        let path = hit.call.target.prefix { $0 != "?" }
        if case .ofExample(_, let base) = hit.values, !base.isEmpty {
            return "answered where the base URL's value ends with '\(base)'"
        }
        if case .score(_, .fuzzy) = win.choice {
            return "answered only because the paths are similar (B-4.27): \(path)"
        }
        let samples = answers.filter { $0.attempt.values == .samples }
        guard !samples.isEmpty, samples.allSatisfy({ $0.own == nil }) else { return nil }
        return "only the saved values are answered: \(path)"
    }
}

extension Call {
    /// Whether both are the same bytes, so that nobody can answer them differently.
    fileprivate func isWritten(as other: Call) -> Bool {
        method.isExactly(other.method) && target.isExactly(other.target) && body == other.body
            && headers.fields.count == other.headers.fields.count
            && zip(headers.fields, other.headers.fields).allSatisfy {
                $0.name.isExactly($1.name) && $0.value.isExactly($1.value)
            }
    }
}

extension SavedPath {
    /// The same segments in the same places, variables of any name.
    func hasShape(of other: SavedPath) -> Bool {
        shape == other.shape
    }

    /// As one writes it: `/users/:id`.
    var written: String {
        "/" + raw.map { segment in segment.wildcard.map { ":\($0)" } ?? segment.text }.joined(separator: "/")
    }

    private var shape: [String?] {
        var segments = raw.map { segment -> String? in
            segment.wildcard == nil ? Decoding.pathSegment(segment.text).lowercased() : nil
        }
        while segments.last == "" { segments.removeLast() }
        return segments
    }
}
