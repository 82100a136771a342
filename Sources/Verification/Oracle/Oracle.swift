import HTTPMessage
import PostmanModel

/// Says which example wins a call, from the collection and the documented rules alone.
///
/// It shares nothing with the server's matcher: the two are written from the same page and meet over sockets (V-3).
final class Oracle: Sendable {
    let rivals: [Rival]
    let profile: Profile
    private let lookup: RivalLookup

    init(_ collection: PostmanModel.Collection, environment: Environment?, profile: Profile) {
        let environment = environment?.variables ?? []
        let shared = VariableScope(collection: collection.variables, item: [], environment: environment)
        var servable: [(index: Int, item: RequestItem, example: Example, scope: VariableScope)] = []
        for item in collection.requests {
            let scope =
                item.variables.isEmpty
                ? shared
                : VariableScope(collection: collection.variables, item: item.variables, environment: environment)
            for example in item.examples where Rival.isServable(example) {
                servable.append((servable.count, item, example, scope))
            }
        }
        rivals = servable.concurrentMap { Rival(index: $0.index, item: $0.item, example: $0.example, scope: $0.scope) }
        self.profile = profile
        lookup = RivalLookup(rivals)
    }

    enum Ruling: Sendable {
        case served(Win)
        case preflight
        /// `mockRequestNotFoundError`, for want of a match or of any example.
        case notFound
    }

    struct Win: Sendable {
        var rival: Int
        var choice: Choice
        var captures: [Capture] = []
    }

    enum Choice: Sendable, Equatable {
        case score(Double, step: PathStep)
        case name
        case id
    }

    func ruling(on call: Call, _ settings: MatchSettings) -> Ruling {
        let method = call.method.uppercased()
        if method == "OPTIONS", call.headers["Access-Control-Request-Method"]?.trimmedBlanks.isEmpty == false {
            return .preflight
        }
        guard !rivals.isEmpty, let codeFilter = codeFilter(of: call) else { return .notFound }
        var hits: [Rival]?
        if let id = selector("x-mock-response-id", of: call) {
            let found = lookup.withID(id, method: method).map { rivals[$0] }.filter(codeFilter).sorted(by: goesBefore)
            if returnsAtOnce { return found.first.map { .served(Win(rival: $0.index, choice: .id)) } ?? .notFound }
            hits = found
        }
        if let name = selector("x-mock-response-name", of: call) {
            var found = lookup.withName(name, method: method).map { rivals[$0] }.filter(codeFilter)
                .sorted(by: goesBefore)
            if returnsAtOnce { return found.first.map { .served(Win(rival: $0.index, choice: .name)) } ?? .notFound }
            if let hits { found = found.filter { rival in hits.contains { $0.index == rival.index } } }
            hits = Array(found.prefix(1))
        }
        guard let hits else { return best(CallView(call), method: method, settings, codeFilter) }
        let allowed = Set(hits.map(\.index))
        return best(CallView(call), method: method, settings) { allowed.contains($0.index) }
    }

    /// Since 2023 a name or an id is answered without a look at the URL, and so it was before the table of November
    /// 2022, in which both are filters among others (B-4.07, 4.11, 4.18, 4.19).
    private var returnsAtOnce: Bool { profile != .november2022 }

    /// The trimmed value of a selector header; empty is absent (B-4.46).
    private func selector(_ name: String, of call: Call) -> String? {
        call.headers.values(of: name).map(\.trimmedBlanks).first { !$0.isEmpty }
    }

    /// Nil where the wanted code is not an integer, so that nothing can match.
    private func codeFilter(of call: Call) -> ((Rival) -> Bool)? {
        guard let text = selector("x-mock-response-code", of: call) else { return { _ in true } }
        guard let code = Int(text) else { return nil }
        return { $0.example.code == code }
    }

    private struct Candidate {
        var rival: Rival
        var step: PathStep
        var captures: [Capture]
        var score = 0.0
    }

    private func best(
        _ call: CallView, method: String, _ settings: MatchSettings, _ codeFilter: (Rival) -> Bool
    ) -> Ruling {
        var candidates = lookup.near(call.path, method: method).map { rivals[$0] }.filter(codeFilter)
            .compactMap { rival -> Candidate? in
                PathComparison.step(from: rival.path, to: call.path, wildcards: settings.matchWildcards)
                    .map { Candidate(rival: rival, step: $0.0, captures: $0.1) }
            }
        if candidates.isEmpty, profile != .classic { candidates = fuzzy(call, method: method, codeFilter) }
        let headerNames = headerNames(of: call, settings)
        candidates = candidates.filter { candidate in
            headerNames.allSatisfy { hasEqualHeader($0, call, candidate.rival) }
                && (!matchesBody(call, settings) || isBodyMatch(call, candidate.rival))
        }
        for index in candidates.indices { rate(&candidates[index], call, settings) }
        guard let first = candidates.min(by: precedes) else { return .notFound }
        return .served(
            Win(rival: first.rival.index, choice: .score(first.score, step: first.step), captures: first.captures))
    }

    private func fuzzy(_ call: CallView, method: String, _ codeFilter: (Rival) -> Bool) -> [Candidate] {
        var nearest = Int.max
        var candidates: [Candidate] = []
        for index in lookup.ofCount(call.path.decoded.count, method: method) where codeFilter(rivals[index]) {
            guard
                let distance = PathComparison.fuzzyDistance(from: rivals[index].path.literal, to: call.path),
                distance <= nearest
            else { continue }
            if distance < nearest { candidates = [] }
            nearest = distance
            candidates.append(Candidate(rival: rivals[index], step: .fuzzy, captures: []))
        }
        return candidates
    }

    private func rate(_ candidate: inout Candidate, _ call: CallView, _ settings: MatchSettings) {
        candidate.score = Double(candidate.step.score(profile))
        if settings.matchQueryParams {
            let parameters = ParameterScore(
                example: candidate.rival.parameters, call: call.parameters, wildcards: settings.matchWildcards,
                profile: profile)
            candidate.score += parameters.points
            candidate.captures += parameters.captures
        }
        if profile == .current, !matchesBody(call, settings), !call.body.bytes.isEmpty,
            candidate.rival.body.equals(call.body)
        {
            candidate.score += 5
        }
    }

    /// Highest score, then a 200, then the id (B-4.42, 4.49).
    private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.score != right.score { return left.score > right.score }
        return goesBefore(left.rival, right.rival)
    }

    /// Of two equally good examples: the greater id in November 2022, else a 200, then the smaller id (12.06).
    private func goesBefore(_ left: Rival, _ right: Rival) -> Bool {
        if profile == .november2022 {
            return left.example.id == right.example.id ? left.index < right.index : right.precedesByID(left)
        }
        let leftIsOK = left.example.code == 200
        if leftIsOK != (right.example.code == 200) { return leftIsOK }
        return left.precedesByID(right)
    }

    /// The headers that must be equal: the call's own list, else the configured one (B-4.33, 12.30).
    private func headerNames(of call: CallView, _ settings: MatchSettings) -> [String] {
        if let list = call.headers["x-mock-match-request-headers"], !list.trimmedBlanks.isEmpty {
            return list.split(separator: ",").map(\.trimmedBlanks).filter { !$0.isEmpty }
        }
        return settings.matchHeader ?? true ? settings.headers : []
    }

    private func hasEqualHeader(_ name: String, _ call: CallView, _ rival: Rival) -> Bool {
        let sent = call.headers.values(of: name)
        let saved = rival.headers.values(of: name)
        guard !sent.isEmpty, !saved.isEmpty else { return sent.isEmpty && saved.isEmpty }
        return sent.joined(separator: ", ").trimmedBlanks == saved.joined(separator: ", ").trimmedBlanks
    }

    private func matchesBody(_ call: CallView, _ settings: MatchSettings) -> Bool {
        switch call.headers["x-mock-match-request-body"]?.trimmedBlanks.lowercased() {
        case "true": true
        case "false": false
        default: settings.matchBody
        }
    }

    private func isBodyMatch(_ call: CallView, _ rival: Rival) -> Bool {
        if call.body.bytes.isEmpty, rival.body.isEmpty { return true }
        guard let saved = rival.headers["Content-Type"], let sent = call.headers["Content-Type"],
            let essence = MediaTypeText.essence(saved), essence == MediaTypeText.essence(sent)
        else { return false }
        return rival.body.equals(call.body)
    }
}

/// A call taken apart once for all rivals.
struct CallView {
    let path: PathSegments
    let parameters: [Parameter]
    let headers: HeaderList
    let body: CallBody

    init(_ call: Call) {
        let path = call.target.prefix { $0 != "?" }
        self.path = PathSegments(SavedPath.split(String(path)))
        parameters = Parameter.parameters(of: call.target.dropFirst(path.count + 1))
        headers = call.headers
        body = CallBody(call)
    }
}
