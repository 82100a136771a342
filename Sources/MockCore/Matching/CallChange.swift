import HTTPMessage
import PostmanModel

/// A change to a call that makes another example answer it.
package struct CallChange: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case method(String)
        case target(String)
        case header(name: String, value: String)
        case withoutHeader(String)
        /// The example's own saved body.
        case body([UInt8])
    }

    package let parts: [Part]

    func applied(to call: Call) -> Call {
        var call = call
        for part in parts {
            switch part {
            case .method(let method): call.method = method
            case .target(let target): call.target = target
            case .header(let name, let value): call.headers.set(name, value)
            case .withoutHeader(let name): call.headers.remove(name)
            case .body(let bytes): call.body = bytes
            }
        }
        return call
    }

    /// As an instruction; values of headers that hold secrets are not in it.
    package var sentence: String {
        parts.map { part in
            switch part {
            case .method(let method): "use \(method)"
            case .target(let target): "request \(target)"
            case .header(let name, let value): "send \(name): \(SensitiveHeader.shown(value, of: name))"
            case .withoutHeader(let name): "leave \(name) out"
            case .body(let bytes): bytes.isEmpty ? "send no body" : "send its saved body"
            }
        }.joined(separator: ", ")
    }
}

/// Looks for the smallest change by trying: first one thing, then two, then all that an example's own request says.
struct ChangeFinder {
    private let matcher: Matcher
    private let call: Call
    private let example: CompiledExample
    private let number: Int
    private let called: Target
    /// Its path, wildcards filled with what the call has in their places.
    private let path: String

    init(_ matcher: Matcher, _ call: Call, example number: Int) {
        self.matcher = matcher
        self.call = call
        self.number = number
        example = matcher.examples[number]
        called = Target(call.target)
        path = Self.path(of: matcher.examples[number].path, filledFrom: called)
    }

    /// Nil where no selector and no request of its own brings the example up.
    func smallest() -> CallChange? {
        // Nearly always the path alone helps, and then the rest need not be known.
        let early = ownTargets.filter { $0.count == 1 }
        for parts in early where wins(parts) { return CallChange(parts: parts) }
        let all = ownTargets + [headers, body, method].filter { !$0.isEmpty } + selectors
        let single = all.filter { $0.count == 1 } + all.filter { $0.count > 1 }
        for parts in single.dropFirst(early.count) where wins(parts) { return CallChange(parts: parts) }
        for (index, first) in single.enumerated() {
            for second in single[(index + 1)...] where wins(first + second) { return CallChange(parts: first + second) }
        }
        let own = selectorHeaders.map(CallChange.Part.withoutHeader) + method + target(path, query) + headers + body
        for parts in [own] + selectors.map({ own + $0 }) where wins(parts) { return CallChange(parts: parts) }
        return nil
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

    private var ownTargets: [[CallChange.Part]] {
        let withQuery = called.query.map { "?" + $0 } ?? ""
        return [
            selectorHeaders.map(CallChange.Part.withoutHeader), target(called.path, query), target(path, withQuery),
            target(path, query),
        ].filter { !$0.isEmpty }
    }

    /// The selectors in the call that might keep the example out.
    private var selectorHeaders: [String] {
        ["x-mock-response-code", "x-mock-response-id", "x-mock-response-name"].filter(call.headers.contains)
    }

    private func target(_ path: String, _ query: String) -> [CallChange.Part] {
        path + query == call.target ? [] : [.target(path + query)]
    }

    private var method: [CallChange.Part] {
        example.method == call.method.uppercased() ? [] : [.method(example.method)]
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
        let called = QueryParameters(encoded: called.query ?? "").texts
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
