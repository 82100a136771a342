import HTTPMessage
import PostmanModel

/// Step 6: which of the examples with one path and query remain, and what an equal body is worth (B-4.33 to 4.39).
struct MemberFilter: Sendable {
    private let headers: HeaderMatching?
    private let mustMatchBody: Bool
    private let equalBodyBonus: Double
    private let body: CallBody
    private let matcher: Matcher

    init(call: Call, selectors: Selectors, matcher: Matcher) {
        self.matcher = matcher
        headers = HeaderMatching.of(call.headers, selectors: selectors, settings: matcher.settings)
        mustMatchBody = selectors.matchBody ?? matcher.settings.matchBody
        let mediaType = call.body.isEmpty ? nil : call.headers["content-type"].flatMap(MediaType.init)
        body = CallBody(bytes: call.body, mediaType: mediaType)
        equalBodyBonus = matcher.rules.equalBodyBonus
    }

    /// Whether neither headers nor bodies have a say.
    var isOpen: Bool { headers == nil && !mustMatchBody && body.isEmpty }

    /// The most that a body can add to this call's points.
    var mostBonus: Double { mustMatchBody || body.isEmpty ? 0 : equalBodyBonus }

    /// The eligible member that would win within the variant, with its bonus; nil where none remains.
    func best(
        of variant: RouteTable.Variant, in table: RouteTable, _ eligible: Eligibility
    ) -> (member: Int, bonus: Double)? {
        if !body.isEmpty, mustMatchBody || equalBodyBonus > 0 {
            let equal = table.members(of: variant, withBodyOf: body, in: matcher).lazy.filter {
                eligible.includes(Int($0), in: matcher.examples)
            }
            if let best = first(of: equal, hasEqualBody: true) { return best }
            // Where bodies decide, none of the others remains.
            if mustMatchBody { return nil }
        }
        return first(of: table.members(of: variant, eligible, in: matcher.examples), hasEqualBody: false)
    }

    private func first(of members: some Sequence<Int32>, hasEqualBody: Bool) -> (member: Int, bonus: Double)? {
        for member in members.lazy.map(Int.init) {
            if case .stays(let bonus) = fate(of: member, hasEqualBody: hasEqualBody) { return (member, bonus) }
        }
        return nil
    }

    /// What becomes of the members of a variant that the selectors leave; for those who ask why.
    func fates(
        of variant: RouteTable.Variant, in table: RouteTable, _ eligible: Eligibility
    ) -> [(member: Int, fate: Fate)] {
        let equal = body.isEmpty ? [] : Set(table.members(of: variant, withBodyOf: body, in: matcher))
        return table.members(of: variant, eligible, in: matcher.examples).map { member in
            (Int(member), fate(of: Int(member), hasEqualBody: equal.contains(member)))
        }
    }

    enum Fate {
        case stays(bonus: Double)
        case droppedByHeaders
        case droppedByBody(BodyMismatch)
    }

    private func fate(of member: Int, hasEqualBody: Bool) -> Fate {
        if headers == nil, !mustMatchBody { return .stays(bonus: hasEqualBody ? equalBodyBonus : 0) }
        let example = matcher.request(of: member)
        if let headers, !headers.accepts(example.headers) { return .droppedByHeaders }
        guard mustMatchBody else { return .stays(bonus: hasEqualBody ? equalBodyBonus : 0) }
        if body.isEmpty { return example.body == nil ? .stays(bonus: 0) : .droppedByBody(.callHasNone) }
        // Where bodies decide, the example must also name the call's media type (B-4.36).
        guard let called = body.mediaType?.essence, called == example.mediaType?.essence else {
            return .droppedByBody(
                .contentType(call: body.mediaType?.essence, example: example.mediaType?.essence))
        }
        return hasEqualBody ? .stays(bonus: 0) : .droppedByBody(example.body == nil ? .exampleHasNone : .content)
    }

    /// Which of the listed headers keep an example out.
    func differingHeaders(from member: Int) -> [HeaderMismatch] {
        headers?.differences(from: matcher.request(of: member).headers) ?? []
    }
}

/// A header that must agree and does not (B-4.33).
package struct HeaderMismatch: Sendable, Hashable {
    package var name: String
    /// Nil where the call has no such header.
    package var call: String?
    /// Nil where the example has none.
    package var example: String?
}

/// Why bodies that must agree do not (B-4.36, 4.38).
package enum BodyMismatch: Sendable, Hashable {
    case callHasNone
    case exampleHasNone
    /// The media types without parameters; nil where there is none.
    case contentType(call: String?, example: String?)
    case content
}
