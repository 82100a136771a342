import HTTPMessage

/// What a consumer sees of the difference between two answers to one call.
struct AnswerDifference: Sendable, Hashable {
    let kind: Change.Kind
    let weight: Change.Weight
    let details: [String]

    private struct Part {
        let kind: Change.Kind
        let weight: Change.Weight
        let details: [String]
    }

    /// - Returns: nil where there is none.
    init?(_ old: Reply, _ new: Reply) {
        let headers = HeaderDifference(old, new)
        var parts: [Part] = []
        if old.status != new.status {
            parts.append(
                Part(kind: .status, weight: .breaking, details: ["the status \(old.status) becomes \(new.status)"]))
        }
        let types = (MediaTypeText.essence(of: old), MediaTypeText.essence(of: new))
        if types.0 != types.1 {
            let text = "the media type \(types.0 ?? "(none)") becomes \(types.1 ?? "(none)")"
            parts.append(Part(kind: .mediaType, weight: .breaking, details: [text]))
        }
        if let body = BodyChange(old, new) {
            parts.append(Part(kind: body.kind, weight: body.weight, details: body.details))
        }
        if let headers { parts.append(Part(kind: .headers, weight: headers.weight, details: headers.details)) }
        // The first of the worst says what it is.
        guard let weight = parts.map(\.weight).max(), let worst = parts.first(where: { $0.weight == weight }) else {
            return nil
        }
        kind = worst.kind
        self.weight = weight
        let sorted = parts.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        details = sorted.flatMap(\.element.details)
    }
}

/// The media type of an answer.
enum MediaTypeText {
    static func essence(of reply: Reply) -> String? {
        reply.headers["content-type"].map { MediaType($0)?.essence ?? $0 }
    }
}
