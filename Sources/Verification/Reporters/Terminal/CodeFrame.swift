package import PostmanModel

/// The lines of a file that a finding points at, for people who do not want to open it.
package struct CodeFrame: Sendable {
    package struct Line: Sendable {
        package var number: Int
        package var text: String

        package init(number: Int, text: String) {
            self.number = number
            self.text = text
        }
    }

    /// Finds what stands at a place; empty for what cannot be shown.
    package typealias Source = (SourceLocation) -> [Line]

    /// `52 │ "name": "Get an order",`, without what all lines are indented by.
    package static func lines(_ lines: [Line], style: TerminalStyle, width columns: Int?) -> [String] {
        let layout = TerminalLayout(style: style, width: columns)
        let texts = lines.map { TerminalText.lines($0.text).joined(separator: " ") }
        let indent = texts.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        let width = lines.map { String($0.number).count }.max() ?? 0
        return zip(lines, texts).map { line, text in
            let number = String(line.number)
            let head = String(repeating: " ", count: width - number.count) + number + " │"
            let shown = layout.cut(String(text.dropFirst(indent)), indentation: width + 7)
            return "    \(layout.style(.faint, head)) \(shown)"
        }
    }
}
