import HTTPMessage

/// Step 6: which of the examples with one path and query remain, and what an equal body is worth (B-4.33 to 4.39).
struct MemberFilter: Sendable {
    /// An equal body is worth so much where bodies do not have to be equal (B-4.37).
    private static let equalBodyBonus = 5.0

    private let headers: HeaderMatching?
    private let mustMatchBody: Bool
    private let body: CallBody

    init(call: Call, selectors: Selectors, settings: MatchSettings) {
        headers = HeaderMatching(selectors: selectors, settings: settings, call: call.headers)
        mustMatchBody = selectors.matchBody ?? settings.matchBody
        let mediaType = call.body.isEmpty ? nil : call.headers["content-type"].flatMap(MediaType.init)
        body = CallBody(bytes: call.body, mediaType: mediaType)
    }

    /// The member that would win within the variant, with its bonus; nil where none remains.
    func best(
        of variant: Variant, in examples: [CompiledExample], where isEligible: (Int) -> Bool
    ) -> (member: Int, bonus: Double)? {
        func remains(_ member: Int) -> Bool {
            isEligible(member) && headers?.accepts(examples[member].requestHeaders) ?? true
        }
        guard mustMatchBody else {
            if !body.isEmpty, let equal = variant.members(withBodyOf: body, in: examples).first(where: remains) {
                return (equal, Self.equalBodyBonus)
            }
            return variant.members.first(where: remains).map { ($0, 0) }
        }
        if body.isEmpty {
            return variant.members.first { examples[$0].body == nil && remains($0) }.map { ($0, 0) }
        }
        // Where bodies decide, the example must also name the call's media type (B-4.36).
        guard let mediaType = body.mediaType else { return nil }
        return variant.members(withBodyOf: body, in: examples)
            .first { remains($0) && examples[$0].requestMediaType?.essence == mediaType.essence }
            .map { ($0, 0) }
    }
}
