/// Untrusted text in HTML: in an element and in an attribute in quotes alike.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func line(_ text: String, limit: Int = 400) -> String { escaped(ReportText.oneLine(text, limit: limit)) }
    static func block(_ text: String, limit: Int) -> String { escaped(ReportText.block(text, limit: limit)) }

    /// JSON that may stand in a script element: no text in it ends the element or begins a comment.
    static func scriptData(_ json: String) -> String {
        json.replacing("<", with: "\\u003C").replacing("\u{2028}", with: "\\u2028").replacing(
            "\u{2029}", with: "\\u2029")
    }
}
