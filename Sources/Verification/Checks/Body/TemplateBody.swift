import PostmanModel

/// A body with holes that dynamic variables filled.
enum TemplateBody {
    static func compare(_ parts: [Expectation.TemplatePart], actual: [UInt8]) -> BodyCheck.Finding? {
        guard let mismatch = TemplateMatcher(parts).mismatch(in: actual) else { return nil }
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
