/// Untrusted text in GitHub's Markdown: nothing in it is markup, and nothing in a fence ends it.
package enum MarkdownText {
    /// One line of plain text, also inside a table.
    package static func plain(_ text: String, limit: Int = 400) -> String {
        var escaped = ""
        for scalar in ReportText.oneLine(text, limit: limit).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // An @ would notify people, a # would link to issues.
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "|", "~", "!", "@", ":":
                escaped += "&#\(scalar.value);"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A fenced block; the fence is longer than any run of backticks in the text.
    package static func fenced(_ text: String, language: String = "", limit: Int) -> String {
        let block = ReportText.block(text, limit: limit)
        var longest = 0
        var run = 0
        for byte in block.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(block)\n\(fence)\n"
    }
}
