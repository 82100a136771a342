import XMLSupport

/// Makes untrusted text harmless on a terminal and in the log of a CI that reads commands from it (CI-0.5).
package enum TerminalText {
    /// One line without control characters and runs of blanks.
    package static func oneLine(_ text: String) -> String {
        let words = visible(text).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        return words.map { String($0) }.joined(separator: " ")
    }

    /// The lines of a longer text, blanks kept; tabs are widened.
    package static func lines(_ text: String) -> [String] {
        let lines = visible(text).unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
            scalar == "\n" || scalar == "\r" || scalar == "\u{85}"
        }
        return lines.map { line in
            var widened = ""
            for scalar in line {
                if scalar == "\t" {
                    widened += "    "
                } else {
                    widened.unicodeScalars.append(scalar)
                }
            }
            return widened
        }
    }

    /// A text of several lines for a log: nothing in it steers a terminal, and no line is a command.
    package static func block(_ text: String) -> String {
        lines(text).map(withoutCommand).joined(separator: "\n")
    }

    /// GitHub obeys a line that begins with two colons, blanks before them or not (CI-2.3).
    package static func withoutCommand(_ line: String) -> String {
        let content = line.drop { $0 == " " }
        return content.utf8.starts(with: "::".utf8)
            ? line.prefix(line.count - content.count) + "\u{200B}" + content : line
    }

    /// The number of columns the text takes; East Asian wide characters and emoji take two, marks none.
    package static func columns(of text: String) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The text within so many columns; an ellipsis stands for what was cut off its end, or off its beginning.
    package static func cut(_ text: String, to limit: Int, keepingEnd: Bool = false) -> String {
        guard columns(of: text) > limit else { return text }
        var result: [Character] = []
        var room = limit - 1
        for character in keepingEnd ? Array(text.reversed()) : Array(text) {
            room -= columns(of: character)
            guard room >= 0 else { break }
            result.append(character)
        }
        return keepingEnd ? "…" + String(result.reversed()) : String(result) + "…"
    }

    /// The text in lines of so many columns, broken at blanks; a longer word stays whole.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in oneLine(text).split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if columns(of: line) + 1 + columns(of: String(word)) <= width {
                line += " \(word)"
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(of: text)))
    }

    /// A number with its noun: `1 case`, `2 cases`.
    package static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Controls become visible, and so do the marks that turn the direction of writing.
    private static func visible(_ text: String) -> String {
        var result = ""
        for scalar in Markers.separated(Markers.logs, in: XMLText.sanitized(text)).unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
