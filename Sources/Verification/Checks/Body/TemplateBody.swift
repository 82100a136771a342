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
        guard case .mismatch(let mismatch) = TemplateMatcher(parts).outcome(in: actual) else {
            return repeatedValue(parts, actual)
        }
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

    /// Each occurrence of a variable gets a value of its own (B-5.19); two equal UUIDs are no chance.
    private static func repeatedValue(_ parts: [Expectation.TemplatePart], _ actual: [UInt8]) -> BodyCheck.Finding? {
        guard let uuid = DynamicVariable.named("$guid")?.shape, let pattern = TextPattern(uuid.pattern) else {
            return nil
        }
        let holes = parts.count { $0 == .hole(uuid) }
        guard holes > 1, actual.count >= 36 else { return nil }
        var values: Set<ArraySlice<UInt8>> = []
        for start in 0...(actual.count - 36) {
            // The hyphens first, for a pattern is slow beside them.
            guard [8, 13, 18, 23].allSatisfy({ actual[start + $0] == UInt8(ascii: "-") }) else { continue }
            let candidate = actual[start..<(start + 36)]
            if pattern.ends(from: [0], in: Array(candidate)).contains(36) { values.insert(candidate) }
        }
        guard values.count < holes else { return nil }
        return BodyCheck.Finding(text: "expected \(holes) different UUIDs, got \(values.count)")
    }
}
