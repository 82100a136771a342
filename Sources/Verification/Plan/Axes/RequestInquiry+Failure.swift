import HTTPMessage
import PostmanModel

extension RequestInquiry {
    /// What the request gets instead of its own examples, where the nearest of them stands, and what to change (V-14).
    func failure(
        _ call: Call, _ ruling: Oracle.Ruling, _ documented: DocumentedCalls, _ context: PlanContext
    ) -> Case.PlannedFailure {
        let asked = "\(call.method) \(Excerpt.line(call.target, limit: 60))"
        let nearest = nearest(to: documented.request)
        let saved = "\(nearest.method) \(Excerpt.line(nearest.path.written, limit: 60))"
        return Case.PlannedFailure(
            "\(asked) gets \(Self.short(ruling, context)), not its own example; "
                + remedy(documented, nearest, ruling, context),
            type: Failure.unanswered,
            details: [
                "[gets] \(Self.whole(ruling, context))",
                "[own example] '\(CaseName.collapsed(nearest.example.name))' at \(nearest.example.location), "
                    + "saved as \(saved)",
            ], call: context.authorized(Self.shown(call, ruling, context)), setup: context.setup)
    }

    /// Without a body where that makes no difference: nobody wants to scroll through it.
    private static func shown(_ call: Call, _ ruling: Oracle.Ruling, _ context: PlanContext) -> Call {
        guard case .notFound = ruling, !context.options.matching.matchBody,
            !call.headers.contains("x-mock-match-request-body")
        else { return call }
        var call = call
        call.body = []
        return call
    }

    private static func short(_ ruling: Oracle.Ruling, _ context: PlanContext) -> String {
        guard case .served(let win) = ruling else { return whole(ruling, context) }
        let rival = context.oracle.rivals[win.rival]
        let item = Excerpt.line(PlanContext.path(of: rival.item), limit: 60)
        return "an example of '\(item)' (\(rival.example.location.file):\(rival.example.location.line))"
    }

    private static func whole(_ ruling: Oracle.Ruling, _ context: PlanContext) -> String {
        switch ruling {
        case .served(let win):
            let rival = context.oracle.rivals[win.rival]
            return "\(context.winner(win)), saved as \(rival.method) \(rival.path.written)"
        case .preflight: return "the answer to a preflight"
        case .notFound: return "404 mockRequestNotFoundError"
        }
    }

    /// The example of the item whose method and path differ least from the request's.
    private func nearest(to request: Rival) -> Rival {
        let distances = examples.map { rival in
            (rival.method == request.method ? 0 : 1) + Self.distance(rival.path, request.path)
        }
        let least = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        return examples[least]
    }

    /// The number of segments that differ, and of those that only one side has.
    private static func distance(_ left: SavedPath, _ right: SavedPath) -> Int {
        let differing = zip(left.raw, right.raw).count { pair in
            pair.0.wildcard == nil && pair.1.wildcard == nil
                && Decoding.pathSegment(pair.0.text).lowercased() != Decoding.pathSegment(pair.1.text).lowercased()
        }
        return differing + abs(left.raw.count - right.raw.count)
    }

    private func remedy(
        _ documented: DocumentedCalls, _ nearest: Rival, _ ruling: Oracle.Ruling, _ context: PlanContext
    ) -> String {
        let request = documented.request
        if nearest.method != request.method {
            return "use \(request.method) or \(nearest.method) in both"
        }
        if let wrong = documented.placeholders.first {
            return "write ':\(Placeholder.name(wrong))' instead of '\(wrong)' in the request's path"
        }
        if let wrong = nearest.path.raw.map({ Decoding.pathSegment($0.text) }).first(where: Placeholder.isOne) {
            return "write ':\(Placeholder.name(wrong))' instead of '\(wrong)' in the example's path"
        }
        if Self.distance(nearest.path, request.path) > 0 {
            return "change '\(nearest.path.written)' to '\(request.path.written)' in the example, or save it again"
        }
        if case .served = ruling {
            return "both fit with the same score; save the example with values in its path"
        }
        if request.headers.contains("x-mock-match-request-body") {
            return "the request asks for body matching, and no example has its body; save the example again"
        }
        let settings = context.options.matching
        let compared = [settings.matchBody ? "bodies" : nil, settings.headers.isEmpty ? nil : "headers"]
            .compactMap { $0 }.joined(separator: " and ")
        return compared.isEmpty
            ? "save the example again" : "the mock compares \(compared); save the example with those of the request"
    }
}
