import PostmanModel
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

    private static func hole(_ name: String) -> TextShape {
        switch name {
        case "uuid": variable("$guid")
        case "epoch": variable("$timestamp")
        case "iso": variable("$isoTimestamp")
        case "bool": variable("$randomBoolean")
        case "text": TextShape("any text", #"([ -~]|\N)+"#)
        case "0...1000": variable("$randomInt")
        default: TextShape("digits", "[0-9]{\(name)}")
        }
    }

    private static func variable(_ name: String) -> TextShape {
        DynamicVariable.named(name)?.shape ?? TextShape("no variable of that name", "(")
    }
}
