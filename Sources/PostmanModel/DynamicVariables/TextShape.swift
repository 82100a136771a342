/// What a text looks like: in words for people, as a pattern for machines.
package struct TextShape: Sendable, Hashable {
    /// Reads well behind "expected": "a version 4 UUID".
    package let words: String
    /// In the language of `TextPattern`.
    package let pattern: String

    package init(_ words: String, _ pattern: String) {
        self.words = words
        self.pattern = pattern
    }

    static let uuid = TextShape(
        "a version 4 UUID", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

    static func word(_ words: String) -> TextShape { TextShape(words, "[A-Za-z][A-Za-z0-9'-]*") }

    static func phrase(_ words: String) -> TextShape { TextShape(words, "[A-Za-z0-9][A-Za-z0-9 '.,!/&+()-]*") }

    /// One of a fixed list, where the list is the documented shape.
    static func oneOf(_ table: [String]) -> TextShape {
        let options = table.map { $0.split(separator: ".", omittingEmptySubsequences: false).joined(separator: #"\."#) }
        return TextShape("one of " + table.joined(separator: ", "), options.joined(separator: "|"))
    }
}
