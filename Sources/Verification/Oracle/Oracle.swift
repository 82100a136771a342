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
        var servable: [(index: Int, request: Int, example: Int, scope: VariableScope)] = []
        let requests = collection.requests
        for (request, item) in requests.enumerated() {
            let scope =
                item.variables.isEmpty
                ? shared
                : VariableScope(collection: collection.variables, item: item.variables, environment: environment)
            for (place, example) in item.examples.enumerated() where Rival.isServable(example) {
                servable.append((servable.count, request, place, scope))
            }
        }
        rivals = servable.concurrentMap {
            Rival(index: $0.index, in: requests, request: $0.request, example: $0.example, scope: $0.scope)
        }
        self.profile = profile
        lookup = RivalLookup(rivals, filtersIDs: profile == .november2022) { [profile] in
            Self.goesBefore($0, $1, profile)
        }
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
        guard !rivals.isEmpty, let wanted = wantedCode(of: call) else { return .notFound }
        let code: Int? = if case .code(let code) = wanted { code } else { nil }
        var hits: [Rival]?
        if let id = selector("x-mock-response-id", of: call) {
            if returnsAtOnce {
                let found = lookup.first(withID: id, method: method, code: code).map { rivals[$0] }
                return found.min(by: goesBefore).map { .served(Win(rival: $0.index, choice: .id)) } ?? .notFound
            }
            hits = lookup.all(withID: id, method: method).map { rivals[$0] }
                .filter { code == nil || $0.example.code == code }
        }
        if let name = selector("x-mock-response-name", of: call) {
            let found = lookup.first(named: name, method: method, code: code)
            if returnsAtOnce { return found.map { .served(Win(rival: $0, choice: .name)) } ?? .notFound }
            if let all = hits {
                hits = all.filter { $0.example.name.trimmedBlanks == name }.min(by: goesBefore).map { [$0] } ?? []
            } else {
                hits = found.map { [rivals[$0]] } ?? []
            }
        }
        return best(CallView(call), method: method, settings, code: code, among: hits)
    }

    /// Since 2023 a name or an id is answered without a look at the URL, and so it was before the table of November
    /// 2022, in which both are filters among others (B-4.07, 4.11, 4.18, 4.19).
    private var returnsAtOnce: Bool { profile != .november2022 }

    /// The trimmed value of a selector header; empty is absent (B-4.46).
    private func selector(_ name: String, of call: Call) -> String? {
        call.headers.values(of: name).map(\.trimmedBlanks).first { !$0.isEmpty }
    }

    private enum WantedCode {
        case any
        case code(Int)
    }

    /// Nil where the wanted code is no integer, so that nothing can match.
    private func wantedCode(of call: Call) -> WantedCode? {
        guard let text = selector("x-mock-response-code", of: call) else { return .any }
        return Int(text).map(WantedCode.code)
    }

    private struct Candidate {
        var rival: Rival
        var step: PathStep
        var captures: [Capture]
        var score = 0.0
    }

    /// - Parameter hits: The only ones that may win; nil for all of the code.
    private func best(
        _ call: CallView, method: String, _ settings: MatchSettings, code: Int?, among hits: [Rival]?
    ) -> Ruling {
        var candidates = (hits ?? lookup.near(call.path, method: method, code: code).map { rivals[$0] })
            .compactMap { rival -> Candidate? in
                PathComparison.step(from: rival.path, to: call.path, wildcards: settings.matchWildcards)
                    .map { Candidate(rival: rival, step: $0.0, captures: $0.1) }
            }
        if candidates.isEmpty, profile != .classic {
            let count = call.path.decoded.count
            candidates = fuzzy(
                call,
                hits?.filter { $0.path.literal.decoded.count == count }
                    ?? lookup.ofCount(count, method: method, code: code).map { rivals[$0] })
        }
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

    private func fuzzy(_ call: CallView, _ rivals: [Rival]) -> [Candidate] {
        var nearest = Int.max
        var candidates: [Candidate] = []
        for rival in rivals {
            guard
                let distance = PathComparison.fuzzyDistance(from: rival.path.literal, to: call.path),
                distance <= nearest
            else { continue }
            if distance < nearest { candidates = [] }
            nearest = distance
            candidates.append(Candidate(rival: rival, step: .fuzzy, captures: []))
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
    private static func goesBefore(_ left: Rival, _ right: Rival, _ profile: Profile) -> Bool {
        if profile == .november2022 {
            return left.example.id == right.example.id ? left.index < right.index : right.precedesByID(left)
        }
        let leftIsOK = left.example.code == 200
        if leftIsOK != (right.example.code == 200) { return leftIsOK }
        return left.precedesByID(right)
    }

    private func goesBefore(_ left: Rival, _ right: Rival) -> Bool { Self.goesBefore(left, right, profile) }

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
