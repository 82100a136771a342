import HTTPMessage
import PostmanModel

/// Looks for the smallest change by trying: first one thing, then two, then all that an example's own request says.
struct ChangeFinder {
    private let trial: TargetTrial
    private let number: Int
    /// Whether no other example is known to have its method and path.
    private let isAlone: Bool
    /// Its path, wildcards filled with what the call has in their places.
    private let path: String

    init(_ matcher: Matcher, _ call: Call, example number: Int) {
        self.init(TargetTrial(matcher, call), example: number)
    }

    init(_ trial: TargetTrial, example number: Int, isAlone: Bool = false) {
        self.trial = trial
        self.number = number
        self.isAlone = isAlone
        path = Self.path(of: trial.matcher.examples[number].path, filledFrom: trial.target)
    }

    private var call: Call { trial.call }
    private var matcher: Matcher { trial.matcher }
    private var example: CompiledExample { trial.matcher.examples[number] }

    /// Nil where no selector and no request of its own brings the example up.
    func smallest() -> CallChange? {
        if isWonByPath { return CallChange(parts: [.target(path)]) }
        // Nearly always the path alone helps, and then the rest need not be known.
        let (withoutSelectors, targets) = (selectorHeaders.map(CallChange.Part.withoutHeader), targets)
        if withoutSelectors.count == 1, wins(withoutSelectors) { return CallChange(parts: withoutSelectors) }
        for target in targets where trial.winner(of: target) == number { return CallChange(parts: [.target(target)]) }
        let own = [withoutSelectors].filter { !$0.isEmpty } + targets.map { [.target($0)] }
        let all = own + [headers, body, method].filter { !$0.isEmpty } + selectors
        let single = all.filter { $0.count == 1 } + all.filter { $0.count > 1 }
        let tried = own.count { $0.count == 1 }
        for parts in single.dropFirst(tried) where wins(parts) { return CallChange(parts: parts) }
        for (index, first) in single.enumerated() {
            for second in single[(index + 1)...] where wins(first + second) { return CallChange(parts: first + second) }
        }
        let whole = withoutSelectors + method + target(path, query) + headers + body
        for parts in [whole] + selectors.map({ whole + $0 }) where wins(parts) { return CallChange(parts: parts) }
        return nil
    }

    /// Whether its path alone is known to help, without a try: nothing but an equal path gives as many points as one, and
    /// where no side has parameters they cost none.
    private var isWonByPath: Bool {
        isAlone && trial.isOpen && trial.target.query == nil && example.query.isEmpty
            && example.path.wildcardSegments == nil && example.method == trial.methodName && path != call.target
    }

    /// The call with everything of the example's own request.
    var ownCall: Call {
        CallChange(parts: method + target(path, query) + headers + body).applied(to: call)
    }

    private func wins(_ parts: [CallChange.Part]) -> Bool {
        guard !parts.isEmpty, case .matched(let match) = matcher.match(CallChange(parts: parts).applied(to: call))
        else {
            return false
        }
        return match.example == number
    }

    // MARK: What the example's own request has that the call has not

    /// Those with less of the example's go first.
    private var targets: [String] {
        let (called, query) = (trial.target, query)
        var targets: [String] = []
        func add(_ path: String, _ query: String) {
            let target = query.isEmpty ? path : path + query
            if target != call.target, !targets.contains(target) { targets.append(target) }
        }
        if called.query != nil || !query.isEmpty { add(called.path, query) }
        add(path, called.query.map { "?" + $0 } ?? "")
        if called.query != nil || !query.isEmpty { add(path, query) }
        return targets
    }

    /// The selectors in the call that might keep the example out.
    private var selectorHeaders: [String] {
        ["x-mock-response-code", "x-mock-response-id", "x-mock-response-name"].filter(call.headers.contains)
    }

    private func target(_ path: String, _ query: String) -> [CallChange.Part] {
        path + query == call.target ? [] : [.target(path + query)]
    }

    private var method: [CallChange.Part] {
        example.method == trial.methodName ? [] : [.method(example.method)]
    }

    private static func path(of pattern: PathPattern, filledFrom target: Target) -> String {
        guard let wildcards = pattern.wildcardSegments else { return PercentCoding.encodePath(pattern.literal.text) }
        let called = target.segments
        let segments = pattern.literal.segments.enumerated().map { place, text in
            guard place < wildcards.count, case .wildcard = wildcards[place],
                text.hasPrefix("{{") || text.hasPrefix(":")
            else { return PercentCoding.encodePathSegment(String(text)) }
            return place < called.count && !called[place].isEmpty ? called[place] : "1"
        }
        return "/" + segments.joined(separator: "/")
    }

    /// With the question mark; empty for none.
    private var query: String {
        if example.query.isEmpty { return "" }
        let called = QueryParameters(encoded: trial.target.query ?? "").texts
        let pieces = example.query.parameters.map { parameter in
            let text =
                switch parameter.value {
                case .text(let text): text
                case .wildcard: called.first { $0.key == parameter.key }?.text ?? "1"
                }
            let key = PercentCoding.encodeQueryComponent(parameter.key)
            return text.isEmpty ? key : "\(key)=\(PercentCoding.encodeQueryComponent(text))"
        }
        return pieces.isEmpty ? "" : "?" + pieces.joined(separator: "&")
    }

    /// The listed headers as the example has them.
    private var headers: [CallChange.Part] {
        let filter = Matcher.Inquiry(call, Selectors(call.headers), matcher).filter
        return filter.differingHeaders(from: number).map { mismatch in
            mismatch.example.map { .header(name: mismatch.name, value: $0) } ?? .withoutHeader(mismatch.name)
        }
    }

    private var body: [CallChange.Part] {
        let request = matcher.request(of: number)
        guard let saved = request.body else { return call.body.isEmpty ? [] : [.body([])] }
        guard let bytes = saved.bytes, bytes != call.body else { return [] }
        let row = request.headers.first { $0.key.isEqualIgnoringASCIICase(to: "content-type") }
        let type = (row?.value).map { CallChange.Part.header(name: "Content-Type", value: $0) }
        let isSent = row?.value == call.headers["content-type"]
        return [.body(bytes)] + (isSent ? [] : [type].compactMap(\.self))
    }

    // MARK: Selector headers

    private var selectors: [[CallChange.Part]] {
        var parts: [[CallChange.Part]] = []
        if let code = example.code { parts.append([.header(name: "x-mock-response-code", value: String(code))]) }
        let name = example.name.trimmingHTTPBlanks
        if !name.isEmpty, !name.utf8.contains(where: \.isForbiddenInFieldValue) {
            parts.append([.header(name: "x-mock-response-name", value: name)])
        }
        parts.append([.header(name: "x-mock-response-id", value: example.id)])
        return parts
    }
}
