import Verification

/// Writes a template as a text for tables: `n=<0...9>;` is a literal, a number and a literal.
enum TemplateText {
    static func parts(_ text: String) -> [Verification.Expectation.TemplatePart] {
        var parts: [Verification.Expectation.TemplatePart] = []
        for piece in text.split(separator: "<") {
            let halves = piece.split(separator: ">", omittingEmptySubsequences: false)
            if halves.count == 2 { parts.append(.hole(hole(String(halves[0])))) }
            if let literal = halves.last, !literal.isEmpty { parts.append(.literal(Array(literal.utf8))) }
        }
        return parts
    }

    private static func hole(_ name: String) -> TemplateHole {
        switch name {
        case "uuid": .uuid
        case "epoch": .epochSeconds
        case "iso": .isoTimestamp
        case "bool": .boolean
        case "text": .text
        default: .integer(range(name))
        }
    }

    private static func range(_ text: String) -> ClosedRange<Int> {
        let bounds = text.split(separator: "...").compactMap { Int($0) }
        return bounds[0]...bounds[1]
    }
}
