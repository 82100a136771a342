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
    static func scriptData(_ json: [UInt8]) -> [UInt8] {
        // 0xE2 begins the two line separators.
        guard json.contains(UInt8(ascii: "<")) || json.contains(0xE2) else { return json }
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var rest = json[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "<") {
                result += "\\u003C".utf8
            } else if byte == 0xE2, rest.starts(with: [0x80, 0xA8]) || rest.starts(with: [0x80, 0xA9]) {
                result += (rest[rest.startIndex + 1] == 0xA8 ? "\\u2028" : "\\u2029").utf8
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
