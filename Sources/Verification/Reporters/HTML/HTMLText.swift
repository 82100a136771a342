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
        // 0xE2 begins the two line separators.
        guard json.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == 0xE2 }) else { return json }
        var result = ""
        result.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003C"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
