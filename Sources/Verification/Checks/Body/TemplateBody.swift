import PostmanModel

/// A body with holes that dynamic variables filled.
enum TemplateBody {
    /// Why the body cannot be compared; nil where it can.
    static func obstacle(to parts: [Expectation.TemplatePart], actual: [UInt8]) -> String? {
        let holes = parts.count { if case .hole = $0 { true } else { false } }
        guard holes > TemplateMatcher.fewHoles, TemplateMatcher(parts).outcome(in: actual) == .tooOpen else {
            return nil
        }
        return "its \(holes) variables can be filled in more ways than are followed; put text between them"
    }

    static func compare(_ parts: [Expectation.TemplatePart], actual: [UInt8]) -> BodyCheck.Finding? {
        guard case .mismatch(let mismatch) = TemplateMatcher(parts).outcome(in: actual) else { return nil }
        let found = Excerpt.quoted(actual[mismatch.offset...], limit: 40)
        let text =
            switch mismatch.wanted {
            case .part(.literal(let bytes)):
                "at byte \(mismatch.offset) expected \(Excerpt.quoted(bytes, limit: 40)), got \(found)"
            case .part(.hole(let hole)):
                "at byte \(mismatch.offset) expected \(hole.words), got \(found)"
            case .end:
                "at byte \(mismatch.offset) expected the end of the body, got \(found)"
            }
        return BodyCheck.Finding(text: text)
    }
}
