/// The few colours of the terminal output; none at all where colour is off.
package struct TerminalStyle: Sendable {
    package var usesColor: Bool

    package init(usesColor: Bool) {
        self.usesColor = usesColor
    }

    package enum Tone: String {
        case good = "32"
        case bad = "31"
        case strong = "1"
        case faint = "2"
        case caution = "33"
    }

    package func callAsFunction(_ tone: Tone, _ text: String) -> String {
        usesColor && text.contains { $0 != " " } ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
    }
}
